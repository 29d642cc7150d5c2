import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import type { Reply } from '../../protocol/api';
import type { DoneInAuditoriums } from '../../protocol/wall';
import { common } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { Refusals } from './Refusals';
import { useWallDesk } from './wallDesk';

/** Opens the day in all auditoriums, or closes it; what was refused, and why, stays on the screen. */
export function ConferencesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { calls } = useWallDesk();
  const busy = useSignal(false);
  const reply = useSignal<Reply<DoneInAuditoriums> | null>(null);
  const act = async () => {
    busy.value = true;
    reply.value = await calls.setConferences(open, null);
    busy.value = false;
  };
  return (
    <Dialog
      title={reply.value?.ok ? (open ? t.openedAllTitle : t.closedAllTitle) : open ? t.openAllTitle : t.closeAllTitle}
      onClose={onClose}
    >
      {reply.value?.ok ? <Refusals result={reply.value.value} /> : <p>{open ? t.openAllText : t.closeAllText}</p>}
      {reply.value && !reply.value.ok && <ProblemNotice problem={reply.value.problem} />}
      <div class="dialog-actions">
        <Button onClick={onClose}>{reply.value?.ok ? common.close : common.cancel}</Button>
        {!reply.value?.ok && (
          <Button look="primary" disabled={busy.value} onClick={act}>
            {open ? t.openAll : t.closeAll}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
