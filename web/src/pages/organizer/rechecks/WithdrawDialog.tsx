import { useSignal } from '@preact/signals';
import { newKey, send } from '../../../protocol/api';
import { recheckPath } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

/** Notes that the family took its application back. */
export function WithdrawDialog({ day, recheck, change, onClose }: CardProps & { onClose: () => void }) {
  const reason = useSignal('');
  const withdraw = () =>
    change(
      send(recheckPath(day, recheck.id, 'withdrawal'), {
        method: 'POST',
        body: { reason: reason.value },
        idempotencyKey: newKey(),
      }),
    );
  return (
    <StepDialog title={t.withdrawTitle} confirm={t.save} onConfirm={withdraw} onClose={onClose}>
      <p>{recheck.fullName}</p>
      <label class="stack-tight">
        {t.reason}
        <input required maxLength={300} value={reason.value} onInput={(e) => (reason.value = e.currentTarget.value)} />
      </label>
    </StepDialog>
  );
}
