import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { send } from '../../../protocol/api';
import type { AttendantRole, AttendantRow } from '../../../protocol/categories';
import type { ParticipantCard } from '../../../protocol/school';
import { attendantDesk as t } from '../../../texts/categories';
import { common } from '../../../texts/common';
import { fullName } from '../participants/entry';
import { useSaving } from '../useSaving';

interface Props {
  path: string;
  /** Null for a new one. */
  row: AttendantRow | null;
  people: ParticipantCard[];
  onClose: () => void;
  onSaved: () => void;
}

/** Whom an attendant of this role may be beside: the same grounds that the server asks for. */
const mayHave = (role: AttendantRole) => (card: ParticipantCard) =>
  card.withdrawnAt === null &&
  (role === 'signInterpreter' ? card.entry.answerForm === 'oralWithInterpreter' : card.entry.pmpkRecommendation !== null);

/** The name, the place and the participants of an assistant or a sign interpreter. */
export function AttendantDialog({ path, row, people, onClose, onSaved }: Props) {
  const role = useSignal<AttendantRole>(row?.role ?? 'signInterpreter');
  const name = useSignal(row?.fullName ?? '');
  const beside = useSignal(row?.beside ?? false);
  const chosen = useSignal(new Set(row?.participants ?? []));
  const saving = useSaving(onSaved);
  const offered = people.filter(mayHave(role.value));

  function save() {
    const allowed = new Set(offered.map((card) => card.id));
    const participants = [...chosen.value].filter((id) => allowed.has(id));
    const body = { role: role.value, fullName: name.value, beside: beside.value, participants };
    return saving.settle(
      row
        ? send(`${path}/${row.id}`, { method: 'PUT', body })
        : send(path, { method: 'POST', body, idempotencyKey: saving.key() }),
    );
  }

  const withdraw = () => saving.settle(send(`${path}/${row?.id}`, { method: 'DELETE' }));

  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen.value);
    if (on) next.add(id);
    else next.delete(id);
    chosen.value = next;
  };

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
          {t.role}
          <select
            value={role.value}
            disabled={row !== null}
            onChange={(event) => (role.value = event.currentTarget.value as AttendantRole)}
          >
            <option value="signInterpreter">{t.roles.signInterpreter}</option>
            <option value="assistant">{t.roles.assistant}</option>
          </select>
        </label>
        <label class="stack-tight">
          {t.name}
          <input maxLength={180} value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>
        <label class="check">
          <input type="checkbox" checked={beside.value} onChange={(event) => (beside.value = event.currentTarget.checked)} />
          {t.beside}
        </label>
        <fieldset class="stack-tight">
          <legend>{t.participants}</legend>
          {offered.length === 0 && <p class="small soft">{t.noParticipants[role.value]}</p>}
          {offered.map((card) => (
            <label key={card.id} class="check">
              <input
                type="checkbox"
                checked={chosen.value.has(card.id)}
                onChange={(event) => toggle(card.id, event.currentTarget.checked)}
              />
              {fullName(card.entry)}, {card.entry.class}
            </label>
          ))}
        </fieldset>
        <div class="dialog-actions">
          {row && (
            <Button look="quiet" onClick={withdraw}>
              {t.withdraw}
            </Button>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary">
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
