import { Button } from '../../../parts/Button';
import { Pill } from '../../../parts/Pill';
import type { RecheckOffer } from '../../../protocol/rechecks';
import { common, sayDate } from '../../../texts/common';
import { recheckTexts as t } from '../../../texts/rechecks';

// A first fail may be the second after all: where the other was got elsewhere, its document is typed.
const hopeless = (offer: RecheckOffer) => offer.refusal !== null && offer.refusal.code !== 'recheck-first-fail';

/** Everybody who failed on this day: until when he may ask, or why he may not. */
export function Offers({ offers, onFile }: { offers: RecheckOffer[]; onFile: (offer: RecheckOffer) => void }) {
  return (
    <section class="panel stack" aria-labelledby="recheck-offers">
      <h2 id="recheck-offers">{t.may}</h2>
      {offers.length === 0 ? (
        <p class="soft">{t.nobody}</p>
      ) : (
        <ul class="recheck-offers">
          {offers.map((offer) => (
            <li key={offer.participant} class="row-apart">
              <div class="stack-tight">
                <strong>
                  {offer.fullName}, {offer.class}
                </strong>
                <span class="small soft">
                  {t.fails(offer.fails)}
                  {offer.until ? ` · ${t.until(sayDate(offer.until), offer.hour?.slice(0, 5) ?? null)}` : ''}
                </span>
                {offer.refusal && <span class="small">{offer.refusal.detail}</span>}
                {offer.refusal?.clause && <span class="small soft">{common.clause(offer.refusal.clause)}</span>}
              </div>
              <div class="row">
                {offer.late && <Pill tone="bad">{t.late}</Pill>}
                {!hopeless(offer) && (
                  <Button size="small" aria-label={t.fileOf(offer.fullName)} onClick={() => onFile(offer)}>
                    {t.file}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
