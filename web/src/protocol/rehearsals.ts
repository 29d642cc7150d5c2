import { getJson, newKey, type Reply, send } from './api';
import type { IssuedLink } from './staff';

// What …/rehearsals tells; the C# records are in src/Server/Rehearsals.

export interface StandIn {
  participant: string;
  name: string;
  auditorium: number;
  scheduledAt: string;
}

export interface Rehearsal {
  day: number;
  date: string;
  startTime: string;
  /** When it is removed by itself. */
  deletedOn: string;
  /** Conversations that were held, each with its recording. */
  attempts: number;
  /** Somebody answers now. */
  running: boolean;
  /** The school's own participants. */
  participants: number;
  auditoriums: { id: number; number: string; name: string }[];
  standIns: StandIn[];
}

/** Null: today, now, every auditorium with an interlocutor. */
export interface RehearsalWish {
  date: string | null;
  start: string | null;
  auditoriums: number[] | null;
  standIns: number;
  withParticipants: boolean;
}

export const readRehearsals = (school: number): Promise<Reply<Rehearsal[]>> => getJson(`/api/schools/${school}/rehearsals`);

export const startRehearsal = (school: number, wish: RehearsalWish): Promise<Reply<Rehearsal>> =>
  send(`/api/schools/${school}/rehearsals`, { method: 'POST', body: wish, idempotencyKey: newKey() });

export const addStandIn = (day: number, auditorium: number): Promise<Reply<StandIn>> =>
  send(`/api/exam-days/${day}/rehearsal/stand-ins`, { method: 'POST', body: { auditorium }, idempotencyKey: newKey() });

export const endRehearsal = (day: number): Promise<Reply<null>> => send(`/api/exam-days/${day}/rehearsal`, { method: 'DELETE' });

/** The links of made-up pupils, as everybody's are given out. */
export const standInLinks = (school: number, participants: string[]): Promise<Reply<IssuedLink[]>> =>
  send(`/api/schools/${school}/links`, { method: 'PUT', body: { participants, renew: false } });
