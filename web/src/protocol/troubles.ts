import { getJson, type Reply, send } from './api';
import type { AlarmView, AttemptView, Outcome } from './messages';

/** What the organizer has to see to in an auditorium; the C# record is Server/Recordings/AuditoriumTroubles.cs. */
export interface AuditoriumTroubles {
  alarms: AlarmView[];
  decisions: AttemptView[];
}

export const readTroubles = (auditorium: number): Promise<Reply<AuditoriumTroubles>> =>
  getJson<AuditoriumTroubles>(`/api/auditoriums/${auditorium}/troubles`);

export const acknowledge = (auditorium: number, alarm: string): Promise<Outcome> =>
  outcome(`/api/auditoriums/${auditorium}/alarms/${alarm}/acknowledgement`);

export const decide = (attempt: string, endEarly: boolean, reason: string | null, againToday: boolean): Promise<Outcome> =>
  outcome(`/api/attempts/${attempt}/recording-decision`, { endEarly, reason, againToday });

async function outcome(path: string, body?: unknown): Promise<Outcome> {
  const reply = await send(path, { method: 'POST', body });
  return { ok: reply.ok, problem: reply.ok ? null : reply.problem };
}
