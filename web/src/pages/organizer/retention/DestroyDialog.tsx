import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import type { Problem } from '../../../protocol/messages';
import type { Signer } from '../../../protocol/retention';
import { common } from '../../../texts/common';
import { retentionTexts } from '../../../texts/retention';

const t = retentionTexts.dialog;
const nobody: Signer = { office: '', name: '' };

/** Who destroys, and once more whether: it cannot be undone. */
export function DestroyDialog({
  destroy,
  onClose,
}: {
  destroy: (commission: Signer[]) => Promise<Problem | null>;
  onClose: () => void;
}) {
  const commission = useSignal<Signer[]>([nobody, nobody]);
  const sure = useSignal(false);
  const working = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const set = (place: number, part: Partial<Signer>) =>
    (commission.value = commission.value.map((one, n) => (n === place ? { ...one, ...part } : one)));
  return (
    <Dialog title={t.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          working.value = true;
          problem.value = await destroy(commission.value);
          working.value = false;
          if (!problem.value) onClose();
        }}
      >
        <p>{t.text}</p>
        <fieldset class="stack">
          <legend>{t.who}</legend>
          {commission.value.map((one, n) => (
            <div key={n} class="stack-tight">
              <label class="stack-tight">
                {t.office(n + 1)}
                <input required maxLength={120} value={one.office} onInput={(e) => set(n, { office: e.currentTarget.value })} />
              </label>
              <label class="stack-tight">
                {t.name(n + 1)}
                <input required maxLength={120} value={one.name} onInput={(e) => set(n, { name: e.currentTarget.value })} />
              </label>
            </div>
          ))}
          <div>
            <Button onClick={() => (commission.value = [...commission.value, nobody])}>{t.add}</Button>
          </div>
        </fieldset>
        <label class="check">
          <input type="checkbox" required checked={sure.value} onChange={(e) => (sure.value = e.currentTarget.checked)} />
          {t.sure}
        </label>
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="danger" disabled={working.value}>
            {working.value ? t.working : t.yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
