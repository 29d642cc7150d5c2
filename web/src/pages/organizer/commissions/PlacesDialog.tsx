import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { AuditoriumRow, StaffRole } from '../../../protocol/school';
import type { StaffAccount } from '../../../protocol/staff';
import { staffTexts as t } from '../../../texts/staff';
import { ListState } from '../ListState';
import { useList } from '../useList';

interface Props {
  /** Of the school. */
  path: string;
  /** Whose places, and in which role. */
  who: { staff: string; name: string; role: StaffRole };
  staff: StaffAccount[];
  onClose: () => void;
  onChanged: () => void;
}

/** In which auditoriums a member works in his role; each mark is written at once. */
export function PlacesDialog({ path, who, staff, onClose, onChanged }: Props) {
  const rooms = useList<AuditoriumRow>(`${path}/auditoriums`);
  const problem = useSignal<Problem | null>(null);
  const { role } = who;
  const places = staff.find((account) => account.id === who.staff)?.places ?? [];
  const works = (room: AuditoriumRow) => places.some((place) => place.auditorium === room.id && place.role === role);

  async function mark(room: AuditoriumRow, box: HTMLInputElement) {
    const reply = await send(`${path}/staff/${who.staff}/places/${room.id}/${role}`, {
      method: box.checked ? 'PUT' : 'DELETE',
    });
    problem.value = reply.ok ? null : reply.problem;
    if (!reply.ok) box.checked = !box.checked;
    onChanged();
  }

  return (
    <Dialog title={t.placesTitle} onClose={onClose}>
      <p class="soft">{t.placesLead(who.name, t.roles[role])}</p>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <ListState list={rooms} />
      {rooms.items?.length === 0 && <p>{t.noRooms}</p>}
      <div class="stack-tight">
        {rooms.items?.map((room) => (
          <label key={room.id} class="check">
            <input type="checkbox" checked={works(room)} onChange={(event) => void mark(room, event.currentTarget)} />
            {room.number} · {room.name}
          </label>
        ))}
      </div>
      <div class="dialog-actions">
        <Button look="primary" onClick={onClose}>
          {t.slip.done}
        </Button>
      </div>
    </Dialog>
  );
}
