import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { WhyRules } from '../../../parts/rules';
import type { Member, PasswordSlip, StaffAccount } from '../../../protocol/staff';
import { organizerTexts } from '../../../texts/organizer';
import { staffTexts as t } from '../../../texts/staff';
import { ListState } from '../ListState';
import type { SectionProps } from '../sections';
import { useList } from '../useList';
import { AccountDialog } from './AccountDialog';
import { Accounts } from './Accounts';
import { MemberDialog } from './MemberDialog';
import { MemberTable } from './MemberTable';
import { PasswordSlipDialog } from './PasswordSlipDialog';
import { PlacesDialog } from './PlacesDialog';
import './commissions.css';

type Open =
  | { is: 'account' }
  | { is: 'member'; member: Member | null }
  | { is: 'places'; member: Member }
  | { is: 'slip'; slip: PasswordSlip };

/** What the regulation asks of the staff. */
const staffRules = [
  'deadlines.commissions',
  'staff.expertQualification',
  'staff.interlocutorMayTeachClass',
  'staff.conflictOfInterestDeclared',
  'staff.singleCommissionAllowed',
];

/** The commissions of the school, the accounts of its staff, and who works where. */
export function Commissions({ school }: SectionProps) {
  const path = `/api/schools/${school.id}`;
  const members = useList<Member>(`${path}/commissions`);
  const staff = useList<StaffAccount>(`${path}/staff`);
  const open = useSignal<Open | null>(null);
  const reload = () => {
    void members.reload();
    void staff.reload();
  };
  const close = () => (open.value = null);
  const saved = () => {
    close();
    reload();
  };
  const showSlip = (slip: PasswordSlip) => {
    open.value = { is: 'slip', slip };
    reload();
  };
  const now = open.value;
  return (
    <>
      <div class="row-apart">
        <h1>{organizerTexts.names.commissions}</h1>
        <span class="row">
          <Button onClick={() => (open.value = { is: 'account' })}>{t.newAccount}</Button>
          <Button look="primary" onClick={() => (open.value = { is: 'member', member: null })}>
            {t.appoint}
          </Button>
        </span>
      </div>
      <p class="soft">{t.lead}</p>
      <WhyRules paths={staffRules} about={t.why} />
      <ListState list={members} />
      {members.items?.length === 0 && <p class="panel">{t.none}</p>}
      {members.items && members.items.length > 0 && (
        <MemberTable
          members={members.items}
          staff={staff.items ?? []}
          onOpen={(member) => (open.value = { is: 'member', member })}
          onPlaces={(member) => (open.value = { is: 'places', member })}
        />
      )}
      <h2>{t.accounts}</h2>
      <ListState list={staff} />
      {staff.items && <Accounts path={`${path}/staff`} staff={staff.items} onSlip={showSlip} onChanged={reload} />}
      {now?.is === 'account' && <AccountDialog path={`${path}/staff`} onClose={close} onSlip={showSlip} onMade={reload} />}
      {now?.is === 'member' && (
        <MemberDialog
          path={`${path}/commissions`}
          member={now.member}
          staff={staff.items ?? []}
          onClose={close}
          onSaved={saved}
        />
      )}
      {now?.is === 'places' && (
        <PlacesDialog
          path={path}
          who={{ staff: now.member.staff, name: now.member.name, role: now.member.entry.role }}
          staff={staff.items ?? []}
          onClose={close}
          onChanged={reload}
        />
      )}
      {now?.is === 'slip' && <PasswordSlipDialog slip={now.slip} onClose={close} />}
    </>
  );
}
