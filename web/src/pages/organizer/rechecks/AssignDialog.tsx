import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../parts/Notice';
import { getAll, send } from '../../../protocol/api';
import { type RecheckCommission, recheckPath } from '../../../protocol/rechecks';
import type { Member } from '../../../protocol/staff';
import { common } from '../../../texts/common';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

/** Chooses who rechecks; whoever may not is refused by the server with the clause. */
export function AssignDialog({ school, day, recheck, rules, change, onClose }: CardProps & { onClose: () => void }) {
  const members = useSignal<Member[] | null>(null);
  const typed = useSignal({ member: '', commission: (rules.commissions[0] ?? 'regional') as RecheckCommission });
  useEffect(() => {
    void getAll<Member>(`/api/schools/${school}/commissions`).then((reply) => {
      members.value = reply.ok ? reply.value.filter((m) => m.entry.commission === 'recheck' && m.entry.role === 'expert') : [];
    });
  }, []);
  const assign = () =>
    change(
      send(recheckPath(day, recheck.id, 'rechecker'), {
        method: 'PUT',
        body: { member: Number(typed.value.member), commission: typed.value.commission },
      }),
    );
  return (
    <StepDialog title={t.assignTitle} confirm={t.assign} onConfirm={assign} onClose={onClose}>
      <p>{t.assignLead}</p>
      {members.value?.length === 0 ? (
        <Notice tone="warn">
          <p>{t.noMembers}</p>
          <p>
            <a href="#/commissions">{t.toCommissions}</a>
          </p>
        </Notice>
      ) : (
        <label class="stack-tight">
          {t.member}
          <select
            required
            value={typed.value.member}
            onChange={(e) => (typed.value = { ...typed.value, member: e.currentTarget.value })}
          >
            <option value="">{common.choose}</option>
            {members.value?.map((one) => (
              <option key={one.id} value={String(one.id)}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="stack-tight">
        <legend>{t.commission}</legend>
        {rules.commissions.map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="commission"
              checked={typed.value.commission === one}
              onChange={() => (typed.value = { ...typed.value, commission: one })}
            />
            {t.commissions[one]}
          </label>
        ))}
      </fieldset>
      <p class="small soft">{rules.sources.commission}</p>
    </StepDialog>
  );
}
