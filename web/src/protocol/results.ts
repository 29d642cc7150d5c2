import { getJson, type Reply } from './api';
import type { ParticipantOutcome } from './closing';
import type { Problem } from './messages';

// What /api/exam-days/{day}/results tells; the C# records are in src/Server/ExamResults.

export type ResultReader = 'participant' | 'parent';
export type NoticeChannel = 'email' | 'sms' | 'signature';
export type ExamRound = 'main' | 'firstAdditional' | 'secondAdditional';
export type TermState = 'done' | 'notBegun' | 'running' | 'near' | 'over' | 'past' | 'leftToRegion';

export interface Letter {
  reader: ResultReader;
  channel: NoticeChannel;
  address: string;
  sentAt: string | null;
  /** Null when it is sent or given up. */
  nextTryAt: string | null;
  fault: string | null;
}

export interface Acquaintance {
  reader: ResultReader;
  at: string;
  /** The date of a signature on paper. */
  signedOn: string | null;
}

export interface Readmission {
  case: 'failed' | 'absent' | 'unfinished' | 'removed';
  used: number;
  limit: number;
  refusal: Problem | null;
  byCouncil: boolean;
  decidedBySource: string;
  needsGround: boolean;
  granted: ExamRound | null;
  decision: string | null;
}

export interface Result {
  participant: string;
  fullName: string;
  class: string;
  outcome: ParticipantOutcome;
  total: number | null;
  max: number | null;
  passed: boolean | null;
  /** A recheck decided it; the total is that of the first check. */
  rechecked: boolean;
  letters: Letter[];
  acquaintances: Acquaintance[];
  readmission: Readmission | null;
}

export interface Term {
  deadline: {
    id: string;
    title: string;
    on: string | null;
    hour: string | null;
    dayOff: string | null;
    text: string;
    clause: string;
    source: string;
  };
  state: TermState;
  doneOn: string | null;
}

export interface DayResults {
  closed: boolean;
  approval: { processingEndedOn: string; approvedOn: string; decision: string } | null;
  channels: NoticeChannel[];
  channelsSource: string;
  parentsToo: boolean;
  /** How this server can write. */
  ways: NoticeChannel[];
  results: Result[];
  terms: Term[];
  nextRounds: ExamRound[];
}

/** A result by the link of its letter. */
export interface OwnResult {
  fullName: string;
  school: string;
  timeZone: string;
  examDate: string;
  reader: ResultReader;
  passed: boolean;
  /** A recheck decided it; the scores are those of the first check. */
  rechecked: boolean;
  total: number;
  max: number;
  pass: number;
  criteria: { code: string; title: string; score: number; max: number }[];
  acquaintedAt: string | null;
}

export const readResults = (day: number): Promise<Reply<DayResults>> => getJson<DayResults>(`/api/exam-days/${day}/results`);
