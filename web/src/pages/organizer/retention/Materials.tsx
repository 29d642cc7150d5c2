import type { DayRetention } from '../../../protocol/retention';
import { retentionTexts as t } from '../../../texts/retention';

/** What is kept, or was, and what the server cannot destroy. */
export function Materials({ materials, gone }: { materials: DayRetention['materials']; gone: boolean }) {
  return (
    <section class="panel stack" aria-labelledby="materials">
      <h2 id="materials">{gone ? t.gone : t.materials}</h2>
      <dl class="stack-tight">
        {materials
          .filter(({ kind, count }) => (kind !== 'orphanFiles' && kind !== 'writtenAnswers') || count > 0)
          .map(({ kind, count, files, bytes, sealed, names }) => (
            <div key={kind} class="row-apart">
              <dt>
                {t.kinds[kind]}
                {names.length > 0 && <span class="small soft"> {names.join(', ')}</span>}
              </dt>
              <dd>
                {t.amount(count, files, bytes)}
                {files > 0 && <span class="small soft"> · {t.sealed(count, sealed)}</span>}
              </dd>
            </div>
          ))}
      </dl>
      <p class="small soft">{t.stays}</p>
      <p class="small soft">{t.copies}</p>
      {gone && <p class="small">{t.keyCopy}</p>}
    </section>
  );
}
