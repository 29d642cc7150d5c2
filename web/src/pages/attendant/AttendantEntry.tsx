import { Header } from '../../parts/Header';
import type { AttendantAnswer } from '../../protocol/categories';
import { attendantTexts } from '../../texts/categories';

const t = attendantTexts.page;

/** Where an assistant or interpreter is expected, when that is not one place; or why there is none. */
export function AttendantEntry({ answer }: { answer: AttendantAnswer | null }) {
  const clock = (at: string) => new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return (
    <>
      <Header place={answer ? `${t.titles[answer.role]} · ${answer.name}` : ''} />
      <main class="centre">
        {answer === null && <p role="alert">{t.failed}</p>}
        {answer?.beside && (
          <>
            <h1>{t.besideTitle}</h1>
            <p class="lead soft">{t.besideText}</p>
          </>
        )}
        {answer && !answer.beside && answer.places.length === 0 && (
          <>
            <h1>{t.nothing}</h1>
            <p class="lead soft">{t.nothingText}</p>
          </>
        )}
        {answer && !answer.beside && answer.places.length > 0 && (
          <>
            <h1>{t.choose}</h1>
            <ul class="stack">
              {answer.places.map((place) => (
                <li key={place.auditorium}>
                  <a class="button button-primary" href={`?auditorium=${place.auditorium}`}>
                    {t.place(place.number, clock(place.at))}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
    </>
  );
}
