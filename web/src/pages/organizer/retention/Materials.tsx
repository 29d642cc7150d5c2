import type { DayRetention } from '../../../protocol/retention';
import { retentionTexts as t } from '../../../texts/retention';

/** What is kept, or was, and what the server cannot destroy. */
export function Materials({ materials, gone }: { materials: DayRetention['materials']; gone: boolean }) {
  return (
    <section class="panel stack" aria-labelledby="materials">
      <h2 id="materials">{gone ? t.gone : t.materials}</h2>
      <dl class="stack-tight">
        {materials.map(({ kind, count, files, bytes }) => (
          <div key={kind} class="row-apart">
            <dt>{t.kinds[kind]}</dt>
            <dd>{t.amount(count, files, bytes)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{t.stays}</p>
      <p class="small soft">{t.copies}</p>
    </section>
  );
}
