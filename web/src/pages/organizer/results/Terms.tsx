import { Pill } from '../../../parts/Pill';
import type { Term, TermState } from '../../../protocol/results';
import { sayDate } from '../../../texts/common';
import { resultsTexts as t } from '../../../texts/results';

const tones: Partial<Record<TermState, 'good' | 'warn' | 'bad'>> = { done: 'good', near: 'warn', over: 'bad' };

/** The terms of the regulation for this day: when each ends, whether it was kept, and by which clause. */
export function Terms({ terms }: { terms: Term[] }) {
  return (
    <section class="panel stack" aria-labelledby="terms">
      <h2 id="terms">{t.terms}</h2>
      <p class="small soft">{t.termsText}</p>
      <ul class="result-terms">
        {terms.map(({ deadline, state, doneOn }) => (
          <li key={deadline.id} class="row-apart">
            <div>
              <div>{deadline.title}</div>
              <div class="small soft">
                {[deadline.on && state !== 'done' && t.until(sayDate(deadline.on), deadline.hour), deadline.source]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            <Pill tone={tones[state]}>{doneOn ? t.doneOn(sayDate(doneOn)) : t.termStates[state]}</Pill>
          </li>
        ))}
      </ul>
    </section>
  );
}
