import { useSignal } from '@preact/signals';
import { common } from '../texts/common';
import { stationTexts } from '../texts/station';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Notice } from './Notice';
import { Why } from './Why';

interface Props {
  texts: { title: string; reason: string; reasons: string[]; confirm: string };
  /** What will happen, told before it is confirmed. */
  rule: string[];
  danger?: boolean;
  /** The clause that allows it. */
  source?: { clause: string; note: string | null };
  onClose: () => void;
  onConfirm: (reason: string) => Promise<boolean>;
}

/** Asks for a reason and a confirmation after explaining the rule. */
export function ReasonDialog({ texts, rule, danger = false, source, onClose, onConfirm }: Props) {
  const choice = useSignal(texts.reasons[0] ?? '');
  const details = useSignal('');
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form
        method="dialog"
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          const reason = [choice.value, details.value.trim()].filter(Boolean).join(': ');
          await onConfirm(reason);
          onClose();
        }}
      >
        <Notice tone="warn">
          {rule.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
        {source && <Why source={source.clause} note={source.note} />}
        <fieldset class="stack-tight">
          <legend>{texts.reason}</legend>
          {texts.reasons.map((reason) => (
            <label key={reason} class="check">
              <input type="radio" name="reason" checked={choice.value === reason} onChange={() => (choice.value = reason)} />
              {reason}
            </label>
          ))}
        </fieldset>
        <label class="stack-tight">
          {stationTexts.details}
          <textarea
            rows={2}
            maxLength={500}
            value={details.value}
            onInput={(event) => (details.value = event.currentTarget.value)}
          />
        </label>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'}>
            {texts.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
