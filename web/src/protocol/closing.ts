import { getJson, type Reply } from './api';
import type { Problem } from './messages';

// What /api/exam-days/{day} tells of closing and papers; the C# records are in src/Server/Closing and src/Server/Papers.

export type ParticipantOutcome = 'awaited' | 'running' | 'interrupted' | 'finished' | 'earlyEnd' | 'removed' | 'absent';

/** One thing that is missing, and the page on which it is mended. */
export interface ClosingGap {
  code: string;
  subject: string;
  detail: string;
  page: string;
  clause: string | null;
  source?: string | null;
  participantId: string | null;
  attemptId: string | null;
}

export interface ClosingState {
  /** Null while the day is open. */
  closedAt: string | null;
  outcomes: Partial<Record<ParticipantOutcome, number>>;
  sat: number;
  protocolsSigned: number;
  protocolsToSign: number;
  missing: ClosingGap[];
  notices: ClosingGap[];
  packageUrl: string | null;
}

export type PaperKind = 'list' | 'schedule' | 'register' | 'protocol' | 'draftSheet' | 'resultForm' | 'act' | 'acquaintance';

export interface DayPaper {
  id: string;
  kind: PaperKind;
  title: string;
  url: string;
}

export interface DayPapers {
  papers: DayPaper[];
  results: { format: string; url: string }[];
}

/** The refusal to close brings the whole list of what is missing. */
export type ClosingProblem = Problem & { missing?: ClosingGap[] };

export const readClosing = (day: number): Promise<Reply<ClosingState>> => getJson<ClosingState>(`/api/exam-days/${day}/closing`);

export const readPapers = (day: number): Promise<Reply<DayPapers>> => getJson<DayPapers>(`/api/exam-days/${day}/papers`);
