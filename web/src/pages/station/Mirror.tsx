import type { Resize } from '../../media/kimZoom';
import type { ScreenShare } from '../../media/screenShare';
import { Button } from '../../parts/Button';
import { KimCardView } from '../../parts/KimCardView';
import type { KimCard } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';

const t = stationTexts.kim;

/** What the participant sees of the КИМ now, his notes, and the size of the card in the window that he is shown. */
export function Mirror({ card, notes, share }: { card: KimCard | null; notes: string; share: ScreenShare }) {
  const shown = share.track.value !== null;
  const { zoom } = share;
  // A click leaves the button, so that the space bar is the page's own «далее» again.
  const resize = (event: MouseEvent, way: Resize) => {
    if (event.detail > 0) (event.currentTarget as HTMLElement).blur();
    share.resize(way);
  };
  return (
    <section class="panel stack-tight" aria-labelledby="mirror">
      <div class="row-apart">
        <h2 id="mirror">{t.mirror}</h2>
        {card && share.window.value === 'open' && (
          <div class="row zoom" role="group" aria-label={t.zoom.title}>
            <Button size="small" aria-label={t.zoom.smaller} onClick={(event) => resize(event, 'smaller')}>
              −
            </Button>
            <Button size="small" aria-label={t.zoom.fit(zoom.value)} onClick={(event) => resize(event, 'fit')}>
              <span class="numbers">{t.zoom.percent(zoom.value)}</span>
            </Button>
            <Button size="small" aria-label={t.zoom.larger} onClick={(event) => resize(event, 'larger')}>
              +
            </Button>
          </div>
        )}
      </div>
      {card && !shown && <p class="small">{t.mirrorHidden}</p>}
      {card ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        <div class={shown ? 'mirror' : 'mirror mirror-hidden'} tabIndex={0} role="group" aria-labelledby="mirror">
          <KimCardView card={card} />
        </div>
      ) : (
        <p class="soft">{t.nothing}</p>
      )}
      {notes && (
        <p class="small">
          <strong>{stationTexts.notes}: </strong>
          {notes}
        </p>
      )}
    </section>
  );
}
