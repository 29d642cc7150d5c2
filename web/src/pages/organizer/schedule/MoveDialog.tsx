import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { AuditoriumRow, ScheduleRow, School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { scheduleTexts as t } from '../../../texts/people';
import { useList } from '../useList';
import { clock } from './times';

interface Props {
  school: School;
  path: string;
  row: ScheduleRow;
  onClose: () => void;
  onMoved: () => void;
}

/** Another time or auditorium for one participant. */
export function MoveDialog({ school, path, row, onClose, onMoved }: Props) {
  const auditoriums = useList<AuditoriumRow>(`/api/schools/${school.id}/auditoriums`);
  const auditorium = useSignal(row.auditorium);
  const at = useSignal(clock(row.at));
  const problem = useSignal<Problem | null>(null);

  async function save() {
    const reply = await send(`${path}/${row.participant}`, {
      method: 'PUT',
      body: { auditorium: auditorium.value, at: `${at.value}:00` },
    });
    if (reply.ok) onMoved();
    else problem.value = reply.problem;
  }

  return (
    <Dialog title={t.moveTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>
          {row.name}, {row.class}
        </p>
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <label class="stack-tight">
          {t.time}
          <input type="time" value={at.value} onInput={(event) => (at.value = event.currentTarget.value)} />
        </label>
        <label class="stack-tight">
          {t.auditoriums}
          <select value={auditorium.value} onChange={(event) => (auditorium.value = Number(event.currentTarget.value))}>
            {auditoriums.items?.map((a) => (
              <option key={a.id} value={a.id}>
                {a.number} {a.name}
              </option>
            ))}
          </select>
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
