import { getJson, newKey, type Reply, send } from './api';
import type { Letter } from './results';
import type { TestFault, TestGrade } from './testCall';

// What /api/exam-days/{day}/readiness tells; the C# records are in src/Server/Readiness.

export type CheckStateName = 'ready' | 'warning' | 'missing';

export interface TestFigures {
  path: 'udp' | 'tcp' | 'relay' | null;
  roundTripMs: number | null;
  lossUpPercent: number | null;
  lossDownPercent: number | null;
  lineBps: number | null;
  loudDecibels: number | null;
  floorDecibels: number | null;
  voiceShare: number | null;
  clippedShare: number | null;
  pictureCame: boolean;
  pictureWidth: number | null;
  pictureHeight: number | null;
}

export interface KeptTest {
  at: string;
  grade: TestGrade;
  faults: TestFault[];
  figures: TestFigures;
  /** Who sat at the station. */
  by: string | null;
}

export interface ReadinessCheck {
  code: string;
  title: string;
  state: CheckStateName;
  detail: string;
  /** The section of the cabinet where it is mended. */
  section: string | null;
  clause: string | null;
  source?: string | null;
}

export interface StationReadiness {
  auditorium: number;
  number: string;
  name: string | null;
  interlocutors: string[];
  participants: number;
  test: KeptTest | null;
}

export interface ParticipantReadiness {
  participant: string;
  name: string;
  class: string;
  auditorium: number;
  auditoriumNumber: string;
  scheduledAt: string;
  phone: string | null;
  parentName: string | null;
  parentPhone: string | null;
  test: KeptTest | null;
  /** Whether a reminder would go to him. */
  remindWanted: boolean;
  reminders: Letter[];
}

export interface Readiness {
  ready: boolean;
  kind: 'exam' | 'rehearsal';
  at: string;
  /** By when the test calls are to be made. */
  due: string | null;
  clause: string | null;
  source: string | null;
  /** Whether the server can send letters. */
  canWrite: boolean;
  checks: ReadinessCheck[];
  stations: StationReadiness[];
  participants: ParticipantReadiness[];
}

export const readReadiness = (day: number): Promise<Reply<Readiness>> => getJson(`/api/exam-days/${day}/readiness`);

export const remindOfTest = (day: number): Promise<Reply<{ queued: number }>> =>
  send(`/api/exam-days/${day}/readiness/reminders`, { method: 'POST', idempotencyKey: newKey() });

export const readinessFile = (day: number, format: 'pdf' | 'xlsx' | 'csv'): string => `/api/exam-days/${day}/readiness/${format}`;
