import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, type Reply, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { ImportReport, School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { importTexts as t } from '../../../texts/people';
import { ImportPreview } from './ImportPreview';

/** A list from a file: chosen, looked at, confirmed. Nothing is written before. */
export function ImportWizard({ school, onClose, onTaken }: { school: School; onClose: () => void; onTaken: () => void }) {
  const file = useSignal<File | null>(null);
  const leaveForeign = useSignal(false);
  const report = useSignal<ImportReport | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal<'checking' | 'taking' | null>(null);
  const key = useRef(newKey());
  const path = `/api/schools/${school.id}/imports`;

  async function check() {
    if (!file.value) return;
    key.current = newKey();
    [report.value, problem.value, busy.value] = [null, null, 'checking'];
    const reply: Reply<ImportReport> = await send(`${path}/preview?leaveForeign=${leaveForeign.value}`, {
      method: 'POST',
      content: file.value,
      contentType: 'application/octet-stream',
    });
    busy.value = null;
    if (reply.ok) report.value = reply.value;
    else problem.value = reply.problem;
  }

  async function take(fingerprint: string) {
    if (!file.value) return;
    busy.value = 'taking';
    const reply = await send(`${path}?fingerprint=${fingerprint}&leaveForeign=${leaveForeign.value}`, {
      method: 'POST',
      content: file.value,
      contentType: 'application/octet-stream',
      idempotencyKey: key.current,
    });
    busy.value = null;
    if (reply.ok) onTaken();
    else problem.value = reply.problem;
  }

  const plan = report.value;
  const writes = plan?.clean ? plan.addedCount + plan.changedCount : 0;
  return (
    <Dialog title={t.title} onClose={onClose} wide>
      <p class="soft">{t.lead}</p>
      <label class="stack-tight">
        {t.file}
        <input
          type="file"
          accept=".csv,.txt,.xlsx"
          onChange={(event) => {
            file.value = event.currentTarget.files?.[0] ?? null;
            // The same file, mended, can be chosen again only when the field forgets it.
            event.currentTarget.value = '';
            void check();
          }}
        />
        {file.value && <strong>{file.value.name}</strong>}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={leaveForeign.value}
          onChange={(event) => {
            leaveForeign.value = event.currentTarget.checked;
            void check();
          }}
        />
        {t.leaveForeign}
      </label>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <div role="status">{busy.value && <p>{busy.value === 'checking' ? t.checking : t.taking}</p>}</div>
      {plan && <ImportPreview plan={plan} />}
      <div class="dialog-actions">
        <Button onClick={onClose}>{common.cancel}</Button>
        {plan && writes > 0 && (
          <Button look="primary" disabled={busy.value !== null} onClick={() => take(plan.fingerprint)}>
            {t.take(writes)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
