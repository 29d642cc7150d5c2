import { useSignal } from '@preact/signals';
import { newKey, send } from '../../../protocol/api';
import { recheckPath } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

/** Notes when and to whom the application went on. */
export function ForwardDialog({ day, recheck, rules, change, onClose }: CardProps & { onClose: () => void }) {
  const typed = useSignal({ on: '', to: '', paper: '' });
  const set = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  const forward = () =>
    change(send(recheckPath(day, recheck.id, 'forwarding'), { method: 'POST', body: typed.value, idempotencyKey: newKey() }));
  return (
    <StepDialog title={t.forwardTitle} confirm={t.save} onConfirm={forward} onClose={onClose}>
      <p>{recheck.fullName}</p>
      {rules.forwardingTitle && <p class="soft">{rules.forwardingTitle}</p>}
      {rules.written && recheck.paper === null && (
        <label class="stack-tight">
          {t.paper}
          <input required maxLength={300} value={typed.value.paper} onInput={(e) => set({ paper: e.currentTarget.value })} />
        </label>
      )}
      <label class="stack-tight">
        {t.forwardedOn}
        <input type="date" required value={typed.value.on} onInput={(e) => set({ on: e.currentTarget.value })} />
      </label>
      <label class="stack-tight">
        {t.forwardedTo}
        <input required maxLength={300} value={typed.value.to} onInput={(e) => set({ to: e.currentTarget.value })} />
      </label>
    </StepDialog>
  );
}
