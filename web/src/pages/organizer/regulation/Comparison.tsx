import { useSignal } from '@preact/signals';
import { Why } from '../../../parts/Why';
import type { RegulationComparison, RegulationEntry } from '../../../protocol/regulations';
import { regulationTexts as t } from '../../../texts/regulation';
import { typeset } from '../../../texts/typography';
import { chapters } from './chapters';

/** Two regulations side by side; at first only what differs. */
export function Comparison({ comparison }: { comparison: RegulationComparison }) {
  const all = useSignal(false);
  const { left, right, lines } = comparison;
  const different = lines.filter((line) => !line.same);
  return (
    <section class="panel stack" aria-labelledby="comparison">
      <div class="row-apart">
        <h2 id="comparison">{t.comparison}</h2>
        <label class="check">
          <input type="checkbox" checked={all.value} onChange={() => (all.value = !all.value)} />
          {t.showAll}
        </label>
      </div>
      <p role="status">{t.differences(different.length, lines.length)}</p>
      <div class="regulation-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{left.title}</th>
              <th scope="col">{right.title}</th>
            </tr>
          </thead>
          {chapters(all.value ? lines : different).map(({ title, lines: rows }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={3} class="regulation-chapter">
                  {title}
                </th>
              </tr>
              {rows.map((line) => (
                <tr key={line.path}>
                  <th scope="row">{typeset(line.title)}</th>
                  <Side entry={line.left} />
                  <Side entry={line.right} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Side({ entry }: { entry: RegulationEntry | null }) {
  return (
    <td>
      {entry ? (
        <>
          {typeset(entry.text)}
          <Why source={entry.source} note={entry.note} />
        </>
      ) : (
        <span class="soft">{t.absent}</span>
      )}
    </td>
  );
}
