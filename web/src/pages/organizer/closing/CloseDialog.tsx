import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { closingTexts } from '../../../texts/closing';

const t = closingTexts.confirm;

/** Asks once more: only the head can open the day again, and not for long. */
export function CloseDialog({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  return (
    <Dialog title={t.title} onClose={onNo}>
      <p>{t.text}</p>
      <div class="row">
        <Button look="primary" onClick={onYes}>
          {t.yes}
        </Button>
        <Button onClick={onNo}>{t.no}</Button>
      </div>
    </Dialog>
  );
}
