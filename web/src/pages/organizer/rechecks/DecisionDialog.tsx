import { useSignal } from '@preact/signals';
import { newKey, send } from '../../../protocol/api';
import { recheckPath } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

type Outcome = keyof typeof t.outcomes;

const outcomes: Outcome[] = ['resultStands', 'sitsAgain'];

/** Lets the result of a recheck stand, by the paper that approves it. */
export function DecisionDialog({ day, recheck, rules, change, onClose }: CardProps & { onClose: () => void }) {
  const typed = useSignal({ decidedOn: '', decision: '', outcome: null as Outcome | null });
  const set = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  const unscorable = recheck.unscorableBecause !== null;
  const asked = unscorable && rules.unscorable === 'askRegion';
  const decide = () =>
    change(send(recheckPath(day, recheck.id, 'decision'), { method: 'POST', body: typed.value, idempotencyKey: newKey() }));
  return (
    <StepDialog title={t.decideTitle} confirm={t.decide} onConfirm={decide} onClose={onClose}>
      <p>{recheck.fullName}</p>
      <p>{unscorable ? t.unscorable(recheck.unscorableBecause ?? '') : t.decideText(recheck.recheckPassed === true)}</p>
      {asked && (
        <fieldset class="stack-tight">
          <legend>{t.outcome}</legend>
          {outcomes.map((one) => (
            <label key={one} class="check">
              <input
                type="radio"
                name="outcome"
                required
                checked={typed.value.outcome === one}
                onChange={() => set({ outcome: one })}
              />
              {t.outcomes[one]}
            </label>
          ))}
        </fieldset>
      )}
      <label class="stack-tight">
        {t.decidedOn}
        <input type="date" required value={typed.value.decidedOn} onInput={(e) => set({ decidedOn: e.currentTarget.value })} />
      </label>
      <label class="stack-tight">
        {t.decision[unscorable ? 'notNamed' : rules.approvedBy]}
        <input
          required={unscorable || rules.approvedBy !== 'commission'}
          maxLength={300}
          value={typed.value.decision}
          onInput={(e) => set({ decision: e.currentTarget.value })}
        />
      </label>
      <p class="small soft">{rules.sources.approvedBy}</p>
    </StepDialog>
  );
}
