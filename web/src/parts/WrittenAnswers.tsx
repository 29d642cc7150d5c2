import type { WrittenView } from '../protocol/messages';
import { writtenTexts as t } from '../texts/categories';
import { Pill } from './Pill';

/** What a participant has written, task by task, as it is saved: for station, expert and whoever rechecks, and in the end for himself. */
export function WrittenAnswers({
  written,
  pdf = null,
  title = t.title,
}: {
  written: WrittenView[];
  pdf?: string | null;
  title?: string;
}) {
  return (
    <section class="panel stack-tight" aria-labelledby="written">
      <div class="row-apart">
        <h2 id="written">{title}</h2>
        {pdf && (
          <a class="small" href={pdf}>
            {t.print}
          </a>
        )}
      </div>
      {written.length === 0 && <p class="soft">{t.empty}</p>}
      {written.map((answer) => (
        <article key={answer.task} class="stack-tight">
          <h3 class="row">
            {t.task(answer.task)}
            {answer.open && <Pill>{t.now}</Pill>}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
          <p class="written-text" tabIndex={0} role="group" aria-label={t.task(answer.task)}>
            {answer.text || t.empty}
          </p>
        </article>
      ))}
    </section>
  );
}
