import { Pill } from '../../../parts/Pill';
import { WhyOf } from '../../../parts/Why';
import type { CheckStateName, ReadinessCheck } from '../../../protocol/readiness';
import { readinessTexts as t } from '../../../texts/readiness';
import { typeset } from '../../../texts/typography';

const tones: Record<CheckStateName, 'good' | 'warn' | 'bad'> = { ready: 'good', warning: 'warn', missing: 'bad' };

/** What the day needs besides people, each with its state and the way to mend it. */
export function Checks({ checks }: { checks: ReadinessCheck[] }) {
  return (
    <section class="panel stack" aria-labelledby="readiness-school">
      <h2 id="readiness-school">{t.school}</h2>
      <ul class="readiness-checks">
        {checks.map((check) => (
          <li key={check.code} class="readiness-check">
            <Pill tone={tones[check.state]}>{t.states[check.state]}</Pill>
            <div>
              <strong>{typeset(check.title)}</strong>
              <br />
              {typeset(check.detail)}
              {check.state !== 'ready' && <WhyOf rule={check} />}
            </div>
            {check.state !== 'ready' && check.section && (
              <a class="button button-small" href={`#/${check.section}`} aria-label={t.mendOf(check.title)}>
                {t.mend}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
