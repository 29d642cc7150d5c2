import { Notice } from '../../parts/Notice';
import type { DoneInAuditoriums } from '../../protocol/wall';
import { common } from '../../texts/common';
import { typeset } from '../../texts/typography';
import { wallTexts as t } from '../../texts/wall';

/** What became of an action in several auditoriums: each refusal with its auditorium, what is wrong and how to mend it. */
export function Refusals({ result }: { result: DoneInAuditoriums }) {
  return (
    <div class="stack-tight" role="status">
      {result.done > 0 && <Notice tone="good">{t.done(result.done)}</Notice>}
      {result.refused.length > 0 && (
        <Notice tone="bad" title={t.refusedIn(result.refused.length)}>
          <ul>
            {result.refused.map(({ auditorium, number, problem }) => (
              <li key={auditorium}>
                <strong>
                  {common.auditorium(number)}: {typeset(problem.title)}.
                </strong>{' '}
                {typeset(problem.detail)} {problem.clause && <span class="small">{common.clause(problem.clause)}</span>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
