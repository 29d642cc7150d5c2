import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import type { Problem } from '../../protocol/messages';
import { changePassword } from '../../protocol/session';
import { common } from '../../texts/common';
import { signInTexts as t } from '../../texts/signIn';

interface FieldProps {
  name: string;
  label: string;
  autocomplete: 'current-password' | 'new-password';
  shown: boolean;
}

function PasswordField({ name, label, autocomplete, shown }: FieldProps) {
  const id = useId();
  return (
    <label class="stack-tight" for={id}>
      {label}
      {shown ? (
        <input id={id} name={name} type="text" autocomplete={autocomplete} required />
      ) : (
        <input id={id} name={name} type="password" autocomplete={autocomplete} required />
      )}
    </label>
  );
}

/** Replaces one's own password by one that nobody else knows. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const state = useSignal<'asked' | 'working' | 'done'>('asked');
  const shown = useSignal(false);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    state.value = 'working';
    problem.value = await changePassword(String(fields.get('old') ?? ''), String(fields.get('new') ?? ''));
    state.value = problem.value ? 'asked' : 'done';
  }

  return (
    <Dialog title={t.change.title} onClose={onClose}>
      {state.value === 'done' ? (
        <>
          <div role="status">
            <Notice tone="good">{t.change.done}</Notice>
          </div>
          <div class="dialog-actions">
            <Button look="primary" onClick={onClose}>
              {common.close}
            </Button>
          </div>
        </>
      ) : (
        <form class="stack" onSubmit={save}>
          <PasswordField name="old" label={t.change.old} autocomplete="current-password" shown={shown.value} />
          <PasswordField name="new" label={t.newPassword} autocomplete="new-password" shown={shown.value} />
          <label class="check">
            <input type="checkbox" checked={shown.value} onChange={(event) => (shown.value = event.currentTarget.checked)} />
            {t.show}
          </label>
          <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
          <div class="dialog-actions">
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" look="primary" disabled={state.value === 'working'}>
              {state.value === 'working' ? t.change.working : t.change.save}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
