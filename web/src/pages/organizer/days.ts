import type { ExamDay } from '../../protocol/school';

/** Today's exam day, else the next one, else the last one that was. */
export function nearestDay(days: ExamDay[], now: Date): ExamDay | null {
  const today = new Intl.DateTimeFormat('sv-SE').format(now);
  return days.find((d) => d.date >= today) ?? days.at(-1) ?? null;
}

const format = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** «11 февраля 2026 г.» of an ISO date. */
export const sayDate = (date: string): string => format.format(new Date(`${date}T00:00:00Z`)).replace(/ /g, '\u00a0');
