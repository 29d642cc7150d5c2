import { KimCardView } from '../../parts/KimCardView';
import type { KimCard } from '../../protocol/messages';
import { stationTexts as t } from '../../texts/station';

/** What the participant sees of the КИМ now, and his notes. */
export function Mirror({ card, notes }: { card: KimCard | null; notes: string }) {
  return (
    <section class="panel stack-tight" aria-labelledby="mirror">
      <h2 id="mirror">{t.kim.mirror}</h2>
      {card ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        <div class="mirror" tabIndex={0} role="group" aria-labelledby="mirror">
          <KimCardView card={card} />
        </div>
      ) : (
        <p class="soft">{t.kim.nothing}</p>
      )}
      {notes && (
        <p class="small">
          <strong>{t.notes}: </strong>
          {notes}
        </p>
      )}
    </section>
  );
}
