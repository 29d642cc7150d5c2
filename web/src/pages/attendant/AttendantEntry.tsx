import { Header } from '../../parts/Header';
import type { AttendantAnswer } from '../../protocol/categories';
import { attendantTexts } from '../../texts/categories';

const t = attendantTexts.page;

/** Why an assistant or interpreter is awaited nowhere. */
export function AttendantEntry({ answer }: { answer: AttendantAnswer | null }) {
  return (
    <>
      <Header
        place={answer ? `${t.titles[answer.role]} · ${answer.name}` : ''}
        {...(answer ? { guide: { reader: answer.role, place: 'before' as const } } : {})}
      />
      <main class="centre">
        {answer === null && <p role="alert">{t.failed}</p>}
        {answer?.beside && (
          <>
            <h1>{t.besideTitle}</h1>
            <p class="lead soft">{t.besideText}</p>
          </>
        )}
        {answer && !answer.beside && (
          <>
            <h1>{t.nothing}</h1>
            <p class="lead soft">{t.nothingText}</p>
          </>
        )}
      </main>
    </>
  );
}
