import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import type { Problem } from '../../protocol/messages';
import { common } from '../../texts/common';
import { recheckDeskTexts as t } from '../../texts/rechecks';
import type { RecheckDesk } from './recheckDesk';

/** Gives back a recording that nobody can score. */
export function CannotDialog({ desk, onClose }: { desk: RecheckDesk; onClose: () => void }) {
  const reason = useSignal('');
  const problem = useSignal<Problem | null>(null);
  return (
    <Dialog title={t.cannotTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          const outcome = await desk.giveBack(reason.value);
          problem.value = outcome.problem;
          if (outcome.ok) onClose();
        }}
      >
        <p>{t.cannotText}</p>
        <label class="stack-tight">
          {t.reason}
          <textarea
            rows={3}
            required
            maxLength={300}
            value={reason.value}
            onInput={(e) => (reason.value = e.currentTarget.value)}
          />
        </label>
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="danger">
            {t.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
