import { Pill } from '../../../parts/Pill';
import { Why } from '../../../parts/Why';
import type { RegulationRound } from '../../../protocol/regulations';
import { sayDate } from '../../../texts/common';
import { regulationTexts as t } from '../../../texts/regulation';
import { typeset } from '../../../texts/typography';

/** The dates that the regulation gives for a year, and the terms that count from each; computed dates are a proposal. */
export function Dates({ rounds }: { rounds: RegulationRound[] }) {
  return (
    <section class="panel stack" aria-labelledby="dates">
      <div>
        <h2 id="dates">{t.dates}</h2>
        <p class="soft">{t.proposal}</p>
      </div>
      {rounds.map((round) => (
        <details key={`${round.date.round} ${round.date.rule}`} open={round.date.round === 'main'} class="regulation-round">
          <summary>
            <strong>{t.rounds[round.date.round]}</strong>: {round.date.date ? sayDate(round.date.date) : t.noDate}{' '}
            {round.date.doubts.length > 0 && <Pill tone="warn">{t.check}</Pill>}
          </summary>
          <Why source={round.date.source} value={round.date.rule} />
          {round.date.doubts.map((doubt) => (
            <p key={doubt} class="small">
              {typeset(doubt)}
            </p>
          ))}
          <ol class="regulation-terms">
            {round.deadlines.map((term) => (
              <li key={term.id}>
                <span class="numbers">
                  {term.on ? sayDate(term.on) : t.unset}
                  {term.hour && `, ${term.hour}`}
                </span>
                <span>
                  {typeset(term.title)} {term.dayOff && <Pill tone="warn">{t.dayOff(term.dayOff)}</Pill>}
                  <Why source={term.source} value={term.text} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
