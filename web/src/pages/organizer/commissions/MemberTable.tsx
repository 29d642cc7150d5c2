import { Pill } from '../../../parts/Pill';
import { WhyOf } from '../../../parts/Why';
import type { Member, StaffAccount } from '../../../protocol/staff';
import { staffTexts as t } from '../../../texts/staff';
import { typeset } from '../../../texts/typography';

interface Props {
  members: Member[];
  staff: StaffAccount[];
  onOpen: (member: Member) => void;
  onPlaces: (member: Member) => void;
}

/** Who works in the auditoriums of his role; those who lead work in all of them. */
export const leads = (member: Member) => member.entry.role === 'organizer' || member.entry.role === 'schoolHead';

const roomsOf = (member: Member, staff: StaffAccount[]) =>
  (staff.find((account) => account.id === member.staff)?.places ?? [])
    .filter((place) => place.role === member.entry.role)
    .map((place) => place.number);

/** A row for each appointment; the name opens it, the auditoriums open the places. */
export function MemberTable({ members, staff, onOpen, onPlaces }: Props) {
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col">{t.columns.role}</th>
            <th scope="col">{t.columns.places}</th>
            <th scope="col">{t.columns.missing}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <button type="button" class="link" aria-label={t.open(member.name)} onClick={() => onOpen(member)}>
                  {member.name}
                </button>
                {member.entry.post && <div class="small soft">{member.entry.post}</div>}
              </th>
              <td>
                {t.roles[member.entry.role]}
                <div class="small soft">{t.commissions[member.entry.commission]}</div>
              </td>
              <td class="numbers">
                {leads(member) ? (
                  t.everywhere
                ) : member.entry.commission === 'recheck' ? (
                  '—'
                ) : (
                  <Places rooms={roomsOf(member, staff).join(', ') || t.noPlace} member={member} onPlaces={onPlaces} />
                )}
              </td>
              <td class="members-missing">
                {member.missing.length === 0 ? (
                  <Pill tone="good">{t.complete}</Pill>
                ) : (
                  <ul class="stack-tight">
                    {member.missing.map((problem) => (
                      <li key={problem.code}>
                        <strong>{typeset(problem.title)}</strong>
                        <div class="small">{typeset(problem.detail)}</div>
                        <WhyOf rule={problem} />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Places({ rooms, member, onPlaces }: { rooms: string; member: Member } & Pick<Props, 'onPlaces'>) {
  return (
    <button type="button" class="link" aria-label={t.places(rooms, member.name)} onClick={() => onPlaces(member)}>
      {rooms}
    </button>
  );
}
