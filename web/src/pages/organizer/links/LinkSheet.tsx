import { Button } from '../../../parts/Button';
import type { IssuedLink, LinkRow } from '../../../protocol/staff';
import { staffTexts, linkTexts as t } from '../../../texts/staff';

interface Props {
  links: IssuedLink[];
  rows: LinkRow[];
  school: string;
  onBack: () => void;
}

/** A sheet to print and cut: a strip for each participant with his own link. */
export function LinkSheet({ links, rows, school, onBack }: Props) {
  const byPerson = new Map(links.map((link) => [link.participant, link]));
  return (
    <>
      <h1>{t.sheet}</h1>
      <div class="row link-actions">
        <Button look="primary" onClick={() => print()}>
          {staffTexts.slip.print}
        </Button>
        <Button onClick={onBack}>{t.back}</Button>
      </div>
      <p class="soft link-actions">{t.sheetHint}</p>
      {rows.map((row) => {
        const link = byPerson.get(row.participant);
        return link ? (
          <section key={row.participant} class="link-strip">
            <svg class="link-qr" viewBox={`0 0 ${link.qr.size} ${link.qr.size}`} role="img" aria-label={t.qr(row.name)}>
              <path d={link.qr.path} />
            </svg>
            <div class="stack-tight">
              <strong>
                {row.name}, {row.class}
              </strong>
              <span class="small soft">{school}</span>
              <span class="small">{t.stripHint}</span>
              <span class="link-url">{link.url}</span>
            </div>
          </section>
        ) : null;
      })}
    </>
  );
}
