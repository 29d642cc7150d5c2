import { useSignal } from '@preact/signals';
import { newKey, send } from '../../../protocol/api';
import { type RecheckApplicant, type RecheckOffer, type RecheckRules, recheckPath } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { Change } from '../useChanges';
import { StepDialog } from './StepDialog';

interface Props {
  day: number;
  offer: RecheckOffer;
  rules: RecheckRules;
  change: Change;
  onClose: () => void;
}

/** Enters an application that the school has received. */
export function FilingDialog({ day, offer, rules, change, onClose }: Props) {
  const typed = useSignal({
    applicant: (rules.applicants[0] ?? 'participant') as RecheckApplicant,
    filedOn: '',
    filedTime: '',
    paper: '',
    earlierFail: '',
    lateGround: '',
  });
  const set = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  const file = () => {
    const { filedTime, ...rest } = typed.value;
    return change(
      send(recheckPath(day), {
        method: 'POST',
        body: { participant: offer.participant, filedTime: filedTime ? `${filedTime}:00` : null, ...rest },
        idempotencyKey: newKey(),
      }),
    );
  };
  return (
    <StepDialog title={t.fileTitle} confirm={t.save} onConfirm={file} onClose={onClose}>
      <p>
        {offer.fullName}, {offer.class}
      </p>
      <fieldset class="stack-tight">
        <legend>{t.applicant}</legend>
        {rules.applicants.map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="applicant"
              checked={typed.value.applicant === one}
              onChange={() => set({ applicant: one })}
            />
            {t.applicants[one]}
          </label>
        ))}
      </fieldset>
      <div class="recheck-fields">
        <label class="stack-tight">
          {t.filedOn}
          <input type="date" required value={typed.value.filedOn} onInput={(e) => set({ filedOn: e.currentTarget.value })} />
        </label>
        {offer.hour && (
          <label class="stack-tight">
            {t.filedTime}
            <input
              type="time"
              required
              value={typed.value.filedTime}
              onInput={(e) => set({ filedTime: e.currentTarget.value })}
            />
          </label>
        )}
      </div>
      <label class="stack-tight">
        {t.paper}
        <input
          required={rules.written}
          maxLength={300}
          value={typed.value.paper}
          onInput={(e) => set({ paper: e.currentTarget.value })}
        />
      </label>
      {offer.fails < rules.afterFails && (
        <label class="stack-tight">
          {t.earlierFail}
          <input
            required
            maxLength={300}
            value={typed.value.earlierFail}
            onInput={(e) => set({ earlierFail: e.currentTarget.value })}
          />
        </label>
      )}
      {offer.late && (
        <label class="stack-tight">
          {t.lateGround}
          <input maxLength={300} value={typed.value.lateGround} onInput={(e) => set({ lateGround: e.currentTarget.value })} />
        </label>
      )}
    </StepDialog>
  );
}
