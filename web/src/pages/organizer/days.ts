import type { ExamDay } from '../../protocol/school';

/** Today's exam day, else the next one, else the last one that was. */
export function nearestDay(days: ExamDay[], now: Date): ExamDay | null {
  const today = new Intl.DateTimeFormat('sv-SE').format(now);
  return days.find((d) => d.date >= today) ?? days.at(-1) ?? null;
}
