import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { send } from '../../../protocol/api';
import type { StaffRole } from '../../../protocol/school';
import type { Commission, Member, MemberEntry, StaffAccount } from '../../../protocol/staff';
import { common } from '../../../texts/common';
import { staffTexts as t } from '../../../texts/staff';
import { useSaving } from '../useSaving';

const blank: MemberEntry = {
  role: 'interlocutor',
  commission: 'conduct',
  post: null,
  qualification: null,
  qualificationConfirmed: false,
  teachesClasses: [],
  conflictDeclaredOn: null,
  conflict: null,
  acquaintedOn: null,
  order: null,
};

interface Props {
  path: string;
  /** Null to appoint somebody. */
  member: Member | null;
  staff: StaffAccount[];
  onClose: () => void;
  onSaved: () => void;
}

/** An appointment: what the order and the papers say; also takes a member out of his commission. */
export function MemberDialog({ path, member, staff, onClose, onSaved }: Props) {
  const draft = useSignal(member?.entry ?? blank);
  const userName = useSignal('');
  const classes = useSignal((member?.entry.teachesClasses ?? []).join(', '));
  const releasing = useSignal(false);
  const saving = useSaving(onSaved);
  const entry = draft.value;
  const change = (part: Partial<MemberEntry>) => (draft.value = { ...draft.value, ...part });

  function save() {
    const written = { ...draft.value, teachesClasses: classes.value.split(/[,;]/).filter((name) => name.trim() !== '') };
    return saving.settle(
      member
        ? send(`${path}/${member.id}`, { method: 'PUT', body: { revision: member.revision, entry: written } })
        : send(path, { method: 'POST', body: { userName: userName.value, entry: written }, idempotencyKey: saving.key() }),
    );
  }

  const text = (name: 'order' | 'post' | 'qualification' | 'conflict', label: string) => (
    <label class="stack-tight">
      {label}
      <input
        maxLength={300}
        value={entry[name] ?? ''}
        onInput={(event) => change({ [name]: event.currentTarget.value || null })}
      />
    </label>
  );
  const date = (name: 'conflictDeclaredOn' | 'acquaintedOn', label: string) => (
    <label class="stack-tight">
      {label}
      <input type="date" value={entry[name] ?? ''} onInput={(event) => change({ [name]: event.currentTarget.value || null })} />
    </label>
  );
  return (
    <Dialog title={member ? member.name : t.appointTitle} onClose={onClose} wide>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {saving.refusal}
        <div class="member-fields">
          {!member && (
            <label class="stack-tight">
              {t.fields.account}
              <select value={userName.value} onChange={(event) => (userName.value = event.currentTarget.value)}>
                <option value="">{t.choose}</option>
                {staff
                  .filter((account) => !account.disabled)
                  .map((account) => (
                    <option key={account.id} value={account.userName}>
                      {account.fullName} ({account.userName})
                    </option>
                  ))}
              </select>
            </label>
          )}
          <label class="stack-tight">
            {t.fields.commission}
            <select
              value={entry.commission}
              onChange={(event) => change({ commission: event.currentTarget.value as Commission })}
            >
              {Object.entries(t.commissions).map(([name, title]) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label class="stack-tight">
            {t.fields.role}
            <select value={entry.role} onChange={(event) => change({ role: event.currentTarget.value as StaffRole })}>
              {Object.entries(t.roles).map(([name, title]) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {text('order', t.fields.order)}
          {text('post', t.fields.post)}
          {date('acquaintedOn', t.fields.acquainted)}
          {entry.role === 'interlocutor' && (
            <label class="stack-tight">
              {t.fields.classes}
              <input value={classes.value} onInput={(event) => (classes.value = event.currentTarget.value)} />
            </label>
          )}
          {entry.role === 'expert' && (
            <>
              {text('qualification', t.fields.qualification)}
              {date('conflictDeclaredOn', t.fields.declared)}
              {text('conflict', t.fields.conflict)}
              <label class="check">
                <input
                  type="checkbox"
                  checked={entry.qualificationConfirmed}
                  onChange={(event) => change({ qualificationConfirmed: event.currentTarget.checked })}
                />
                {t.fields.confirmed}
              </label>
            </>
          )}
        </div>
        <div class="dialog-actions">
          {member && (
            <Button
              look="danger"
              onClick={() => {
                if (!releasing.value) releasing.value = true;
                else void saving.settle(send(`${path}/${member.id}`, { method: 'DELETE' }));
              }}
            >
              {releasing.value ? t.releaseSure : t.release}
            </Button>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={!member && userName.value === ''}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
