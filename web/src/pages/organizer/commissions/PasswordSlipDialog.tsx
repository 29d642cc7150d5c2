import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import type { PasswordSlip } from '../../../protocol/staff';
import { staffTexts } from '../../../texts/staff';

const t = staffTexts.slip;

/** A password for one sign-in, shown this once, to print and hand over. */
export function PasswordSlipDialog({ slip, onClose }: { slip: PasswordSlip; onClose: () => void }) {
  return (
    <Dialog title={t.title} onClose={onClose}>
      <div class="slip-screen">
        <Notice tone="warn">{t.once}</Notice>
      </div>
      <dl class="slip">
        <dt>{staffTexts.accountColumns.name}</dt>
        <dd>{slip.fullName}</dd>
        <dt>{t.address}</dt>
        <dd>{location.origin}</dd>
        <dt>{t.userName}</dt>
        <dd class="slip-code">{slip.userName}</dd>
        <dt>{t.password}</dt>
        <dd class="slip-code">{slip.password}</dd>
      </dl>
      <p class="small">{t.firstEntry}</p>
      <div class="dialog-actions slip-screen">
        <Button onClick={() => print()}>{t.print}</Button>
        <Button look="primary" onClick={onClose}>
          {t.done}
        </Button>
      </div>
    </Dialog>
  );
}
