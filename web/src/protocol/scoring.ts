import { getJson, newKey, type Reply, send } from './api';
import type { Category } from './school';

// What …/schemes, …/protocols and /api/scoring/recordings tell; the C# records are in src/Server/Scoring.

export type Scheme = 'live' | 'fromRecording';
export type SchemeChooser = 'region' | 'school' | 'schoolWithMunicipality' | 'regulation';

export interface SchemeDecision {
  id: number;
  /** Null: for everybody without a decision of their own. */
  category: Category | null;
  scheme: Scheme;
  ground: string;
  enteredAt: string;
  enteredBy: string | null;
}

export interface Schemes {
  possible: Scheme[];
  /** With the name of its document, as `chosenByClause` too. */
  clause: string;
  chosenBy: SchemeChooser;
  chosenByClause: string;
  decisions: SchemeDecision[];
}

export interface SchemeWish {
  category: Category | null;
  scheme: Scheme;
  decidedBy: SchemeChooser;
  ground: string;
  agreement: string | null;
}

/** A protocol as those who lead the school see it: never a score. */
export interface ProtocolOfDay {
  attemptId: string;
  name: string;
  class: string;
  auditorium: string;
  outcome: 'finished' | 'earlyEnd' | 'removed';
  schemes: Scheme[];
  expert: string | null;
  version: number | null;
  signedAt: string | null;
  mayBeTakenAway: boolean;
}

/** A recording that an expert may score. */
export interface RecordingToScore {
  attemptId: string;
  name: string;
  class: string;
  variant: number | null;
  auditorium: string;
  endedAt: string | null;
  owner: 'nobody' | 'me' | 'other';
  expert: string | null;
  signedAt: string | null;
  ready: boolean;
  /** The page on which it is scored, with its attempt behind the `#`. */
  page: string;
}

const path = (school: number, day: number) => `/api/schools/${school}/days/${day}`;

export const readSchemes = (school: number, day: number): Promise<Reply<Schemes>> => getJson(`${path(school, day)}/schemes`);

export const decideScheme = (school: number, day: number, wish: SchemeWish): Promise<Reply<SchemeDecision>> =>
  send(`${path(school, day)}/schemes`, { method: 'POST', body: wish, idempotencyKey: newKey() });

export const readProtocols = (school: number, day: number): Promise<Reply<ProtocolOfDay[]>> =>
  getJson(`${path(school, day)}/protocols`);

export const takeAway = (school: number, attempt: string, reason: string): Promise<Reply<null>> =>
  send(`/api/schools/${school}/attempts/${attempt}/protocol-draft/take-away`, { method: 'POST', body: { reason } });

export const readRecordings = (): Promise<Reply<RecordingToScore[]>> => getJson('/api/scoring/recordings');
