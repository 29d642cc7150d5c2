import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import type { ExamDay, ScheduleRow, School } from '../../../protocol/school';
import { scheduleTexts as t } from '../../../texts/people';
import { ListState } from '../ListState';
import { useList } from '../useList';
import { Invitations } from './Invitations';
import { MoveDialog } from './MoveDialog';
import { PlanDialog } from './PlanDialog';
import { RoomSchedules } from './RoomSchedules';

/** The schedule of a day as it is written, with the ways to change it. */
export function DaySchedule({ school, day }: { school: School; day: ExamDay }) {
  const path = `/api/schools/${school.id}/days/${day.id}/schedule`;
  const list = useList<ScheduleRow>(path);
  const open = useSignal<ScheduleRow | 'plan' | null>(null);
  const rows = list.items ?? [];
  const close = () => {
    open.value = null;
  };
  const closeAndReload = () => {
    close();
    void list.reload();
  };
  const current = open.value;
  return (
    <>
      <div class="row schedule-actions">
        <Button look="primary" onClick={() => (open.value = 'plan')}>
          {rows.length > 0 ? t.makeAgain : t.make}
        </Button>
        {rows.length > 0 && <Button onClick={() => print()}>{t.print}</Button>}
      </div>
      <ListState list={list} />
      {list.items && rows.length === 0 && <p class="panel">{t.none}</p>}
      <RoomSchedules rows={rows} onMove={(row) => (open.value = row)} />
      {rows.length > 0 && <Invitations key={rows.map((row) => row.participant + row.at + row.auditorium).join()} day={day.id} />}
      {current === 'plan' && (
        <PlanDialog school={school} path={path} replaces={rows.length > 0} onClose={close} onMade={closeAndReload} />
      )}
      {current !== null && typeof current === 'object' && (
        <MoveDialog school={school} path={path} row={current} onClose={close} onMoved={closeAndReload} />
      )}
    </>
  );
}
