import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { PasswordSlip, StaffAccount } from '../../../protocol/staff';
import { common } from '../../../texts/common';
import { staffTexts as t } from '../../../texts/staff';

interface Props {
  path: string;
  onClose: () => void;
  onSlip: (slip: PasswordSlip) => void;
  /** The account stands, whatever becomes of its password. */
  onMade: () => void;
}

/** Makes an account and asks for its first password. */
export function AccountDialog({ path, onClose, onSlip, onMade }: Props) {
  const fullName = useSignal('');
  const userName = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const key = useRef(newKey());

  async function create() {
    const body = { fullName: fullName.value, userName: userName.value };
    const made = await send<StaffAccount>(path, { method: 'POST', body, idempotencyKey: key.current });
    if (!made.ok) {
      key.current = newKey();
      problem.value = made.problem;
      return;
    }
    onMade();
    const issued = await send<PasswordSlip>(`${path}/${made.value.id}/password`, { method: 'PUT' });
    if (issued.ok) onSlip(issued.value);
    else problem.value = issued.problem;
  }

  return (
    <Dialog title={t.accountTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <label class="stack-tight">
          {t.fullName}
          <input maxLength={120} value={fullName.value} onInput={(event) => (fullName.value = event.currentTarget.value)} />
        </label>
        <label class="stack-tight">
          {t.userName}
          <input
            maxLength={40}
            autocapitalize="none"
            spellcheck={false}
            value={userName.value}
            onInput={(event) => (userName.value = event.currentTarget.value)}
          />
        </label>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary">
            {t.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
