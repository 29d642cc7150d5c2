import type { ClosingState, ParticipantOutcome } from '../../../protocol/closing';
import { closingTexts as t } from '../../../texts/closing';

const order: ParticipantOutcome[] = ['finished', 'earlyEnd', 'removed', 'absent', 'running', 'interrupted', 'awaited'];

/** The day in figures. */
export function Progress({ state }: { state: ClosingState }) {
  const all = order.reduce((sum, outcome) => sum + (state.outcomes[outcome] ?? 0), 0);
  return (
    <section class="panel stack" aria-labelledby="progress">
      <h2 id="progress">{t.progress}</h2>
      <p>{t.participants(all)}</p>
      <dl class="figures">
        {order
          .filter((outcome) => state.outcomes[outcome])
          .map((outcome) => (
            <div key={outcome}>
              <dt>{t.outcomes[outcome]}</dt>
              <dd>{state.outcomes[outcome]}</dd>
            </div>
          ))}
        <div>
          <dt>{t.protocols}</dt>
          <dd>{t.signed(state.protocolsSigned, state.protocolsToSign)}</dd>
        </div>
        <div>
          <dt>{t.rows}</dt>
          <dd>{state.sat}</dd>
        </div>
      </dl>
    </section>
  );
}
