import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ProblemNotice } from '../../../parts/outcome';
import { useSchoolTime } from '../../../parts/schoolTime';
import { type KimShowing, readShown } from '../../../protocol/kim';
import type { Problem } from '../../../protocol/messages';
import { common } from '../../../texts/common';
import { kimTexts as t } from '../../../texts/kim';
import './kim.css';

/** Which variant was opened for whom, and when he saw it; read from the audit log. */
export function ShownTable({ school, day }: { school: number; day: number }) {
  const rows = useSignal<KimShowing[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const time = useSchoolTime();
  useEffect(() => {
    void readShown(school, day).then((reply) => {
      if (reply.ok) rows.value = reply.value;
      else problem.value = reply.problem;
    });
  }, []);
  const columns = t.shownColumns;
  return (
    <section class="panel stack-tight" aria-labelledby="kim-shown">
      <h2 id="kim-shown">{t.shownTitle}</h2>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {rows.value === null && !problem.value && <p class="soft">{common.loading}</p>}
      {rows.value?.length === 0 && <p class="soft">{t.shownNone}</p>}
      {rows.value !== null && rows.value.length > 0 && (
        <table class="kim-table">
          <thead>
            <tr>
              {Object.values(columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.value.map((row) => (
              <tr key={row.attemptId}>
                <td>{row.participant}</td>
                <td>{row.class}</td>
                <td class="numbers">{row.auditorium}</td>
                <td class="numbers">{row.variant}</td>
                <td class="numbers">{time.clock(row.openedAt)}</td>
                <td class="numbers">{row.shownAt ? time.clock(row.shownAt) : t.notSeen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
