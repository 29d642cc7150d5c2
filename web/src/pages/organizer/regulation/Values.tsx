import { Why } from '../../../parts/Why';
import type { RegulationEntry } from '../../../protocol/regulations';
import { typeset } from '../../../texts/typography';
import { chapters } from './chapters';

/** A regulation as a document: chapter by chapter, every value with the clause that it comes from. */
export function Values({ entries }: { entries: RegulationEntry[] }) {
  return (
    <>
      {chapters(entries).map(({ title, lines }) => (
        <section key={title} class="panel stack-tight" aria-label={title}>
          <h2>{title}</h2>
          <dl class="regulation-values">
            {lines.map((entry) => (
              <div key={entry.path}>
                <dt>{typeset(entry.title)}</dt>
                <dd>
                  <strong>{typeset(entry.text)}</strong>
                  <Why source={entry.source} note={entry.note} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
