import type { ExamDay } from '../../protocol/school';
import { sayDate } from '../../texts/common';
import { organizerTexts as t } from '../../texts/organizer';

/** Which exam day the sections speak of. */
export function DayChoice({
  days,
  chosen,
  onChoose,
}: {
  days: ExamDay[];
  chosen: ExamDay | null;
  onChoose: (id: number) => void;
}) {
  if (days.length === 0) return <span class="small soft">{t.noDay}</span>;
  const say = (day: ExamDay) => (day.kind === 'rehearsal' ? `${sayDate(day.date)}, ${t.rehearsal}` : sayDate(day.date));
  if (days.length === 1 && chosen) return <span class="small">{say(chosen)}</span>;
  return (
    <label class="row small">
      {t.day}
      <select class="day-choice" value={chosen?.id ?? ''} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {days.map((day) => (
          <option key={day.id} value={day.id}>
            {say(day)}
          </option>
        ))}
      </select>
    </label>
  );
}
