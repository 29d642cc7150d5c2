import { useSignal } from '@preact/signals';
import { send } from '../../../protocol/api';
import { recheckPath } from '../../../protocol/rechecks';
import type { ResultReader } from '../../../protocol/results';
import { recheckTexts as t } from '../../../texts/rechecks';
import { resultsTexts } from '../../../texts/results';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

const readers: ResultReader[] = ['participant', 'parent'];

/** Notes a signature under the result of a recheck. */
export function SignatureDialog({ day, recheck, change, onClose }: CardProps & { onClose: () => void }) {
  const free = readers.filter((reader) => !recheck.acquaintances.some((a) => a.reader === reader));
  const typed = useSignal({ reader: free[0] ?? 'participant', signedOn: '' });
  const sign = () => change(send(recheckPath(day, recheck.id, 'signature'), { method: 'POST', body: typed.value }));
  return (
    <StepDialog title={t.signTitle} confirm={t.save} onConfirm={sign} onClose={onClose}>
      <p>{recheck.fullName}</p>
      <fieldset class="stack-tight">
        <legend>{resultsTexts.whose}</legend>
        {free.map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="reader"
              checked={typed.value.reader === one}
              onChange={() => (typed.value = { ...typed.value, reader: one })}
            />
            {resultsTexts.reader[one]}
          </label>
        ))}
      </fieldset>
      <label class="stack-tight">
        {t.decidedOn}
        <input
          type="date"
          required
          value={typed.value.signedOn}
          onInput={(e) => (typed.value = { ...typed.value, signedOn: e.currentTarget.value })}
        />
      </label>
    </StepDialog>
  );
}
