import { getJson, type Reply, send } from './api';
import type { ParticipantOutcome } from './closing';

// What /api/exam-days/{day}/progress tells; the C# records are in src/Server/DayProgress.

export interface RoomProgress {
  id: number;
  number: string;
  name: string;
  open: boolean;
  interlocutorHere: boolean;
  /** Who is in the room. */
  current: string | null;
  /** The stage that runs. */
  stage: string | null;
  since: string | null;
  total: number;
  expected: number;
  waiting: number;
  done: number;
  absent: number;
  failures: number;
  lastAt: string | null;
}

export interface ParticipantProgress {
  participant: string;
  name: string;
  class: string;
  auditorium: number;
  auditoriumNumber: string;
  scheduledAt: string;
  outcome: ParticipantOutcome;
  waits: boolean;
  absentAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  attempts: number;
  phone: string | null;
  parentPhone: string | null;
}

export interface DayProgress {
  at: string;
  kind: 'exam' | 'rehearsal';
  closedAt: string | null;
  /** Whether absences are marked here, or only seen. */
  mayMark: boolean;
  outcomes: Partial<Record<ParticipantOutcome, number>>;
  waiting: number;
  protocolsSigned: number;
  protocolsToSign: number;
  rooms: RoomProgress[];
  participants: ParticipantProgress[];
  acts: { title: string; url: string }[];
}

export const readProgress = (day: number): Promise<Reply<DayProgress>> => getJson(`/api/exam-days/${day}/progress`);

export const markAbsence = (day: number, participant: string, absent: boolean): Promise<Reply<null>> =>
  send(`/api/exam-days/${day}/absences/${participant}`, { method: absent ? 'PUT' : 'DELETE' });

/** Where a waiting participant goes on waiting; he keeps his turn. */
export const moveWaiting = (from: number, participant: string, to: number): Promise<Reply<null>> =>
  send(`/api/auditoriums/${from}/waiting/${participant}/move`, { method: 'POST', body: { auditorium: to } });
