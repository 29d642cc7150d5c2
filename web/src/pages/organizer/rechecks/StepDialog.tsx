import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import type { Problem } from '../../../protocol/messages';
import { common } from '../../../texts/common';

interface Props {
  title: string;
  confirm: string;
  wide?: boolean;
  /** Gives the refusal, or null when it is done. */
  onConfirm: () => Promise<Problem | null>;
  onClose: () => void;
  children: ComponentChildren;
}

/** The frame of every step of a recheck: fields, the refusal if there is one, cancel and confirm. */
export function StepDialog({ title, confirm, wide = false, onConfirm, onClose, children }: Props) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          busy.value = true;
          problem.value = await onConfirm();
          busy.value = false;
          if (!problem.value) onClose();
        }}
      >
        {children}
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy.value}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
