import type { ScheduleRow } from '../../../protocol/school';

/** `09:00:00` → `09:00`. */
export const clock = (time: string): string => time.slice(0, 5);

/** When the answer of this slot is over, at the latest. */
export function endOf(row: ScheduleRow): string {
  const [hours = 0, minutes = 0] = row.at.split(':').map(Number);
  const end = hours * 60 + minutes + row.minutes;
  return `${String(Math.floor(end / 60) % 24).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
