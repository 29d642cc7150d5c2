import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { send } from '../../../protocol/api';
import type { AuditoriumRow } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { auditoriumTexts as t } from '../../../texts/people';
import { useSaving } from '../useSaving';

interface Props {
  path: string;
  /** Null for a new one. */
  row: AuditoriumRow | null;
  onClose: () => void;
  onSaved: () => void;
}

/** The number and the name of an auditorium. */
export function AuditoriumDialog({ path, row, onClose, onSaved }: Props) {
  const number = useSignal(row?.number ?? '');
  const name = useSignal(row?.name ?? '');
  const saving = useSaving(onSaved);

  function save() {
    const body = { number: number.value, name: name.value };
    return saving.settle(
      row
        ? send(`${path}/${row.id}`, { method: 'PUT', body })
        : send(path, { method: 'POST', body, idempotencyKey: saving.key() }),
    );
  }

  return (
    <Dialog title={row ? t.editTitle : t.addTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {saving.refusal}
        <label class="stack-tight">
          {t.number}
          <input
            inputMode="numeric"
            maxLength={4}
            value={number.value}
            onInput={(event) => (number.value = event.currentTarget.value)}
          />
        </label>
        <label class="stack-tight">
          {t.name}
          <input maxLength={60} value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary">
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
