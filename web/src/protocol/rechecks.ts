import { getAll, getJson, type Reply } from './api';
import type { Problem, ProtocolView } from './messages';
import type { Acquaintance, Letter, NoticeChannel, Term } from './results';

// What …/rechecks tells, to the school and to the rechecker; the C# records are in src/Server/Rechecks.

export type RecheckState = 'filed' | 'forwarded' | 'blinded' | 'assigned' | 'scored' | 'unscorable' | 'decided' | 'withdrawn';
export type RecheckApplicant = 'participant' | 'parent';
export type RecheckAddressee = 'ministry' | 'minister' | 'schoolHead' | 'region';
export type RecheckCommission = 'otherSchool' | 'regional' | 'neverTookPart';
export type RecheckApproval = 'stateCommission' | 'commission' | 'school' | 'notNamed';

/** Silent in the blinded copy, in seconds of the recording. */
export interface MutedStretch {
  from: number;
  to: number;
}

export interface Recheck {
  id: string;
  code: string;
  participant: string;
  fullName: string;
  class: string;
  attempt: string;
  hasRecording: boolean;
  state: RecheckState;
  applicant: RecheckApplicant;
  filedAt: string;
  paper: string | null;
  earlierFail: string | null;
  lateGround: string | null;
  forwardedOn: string | null;
  forwardedTo: string | null;
  blindedAt: string | null;
  muted: MutedStretch[];
  /** Where the greeting ends, in which the participant says his name. */
  suggested: number | null;
  commission: RecheckCommission | null;
  member: number | null;
  rechecker: string | null;
  assignedAt: string | null;
  signedAt: string | null;
  firstTotal: number | null;
  total: number | null;
  max: number | null;
  recheckPassed: boolean | null;
  unscorableBecause: string | null;
  /** What stands; null before the decision, and when he answers once more. */
  passed: boolean | null;
  decidedOn: string | null;
  decision: string | null;
  withdrawnBecause: string | null;
  letters: Letter[];
  acquaintances: Acquaintance[];
  term: Term | null;
}

export interface RecheckOffer {
  participant: string;
  fullName: string;
  class: string;
  fails: number;
  refusal: Problem | null;
  until: string | null;
  hour: string | null;
  late: boolean;
}

export interface RecheckRules {
  afterFails: number;
  applicants: RecheckApplicant[];
  written: boolean;
  addressee: RecheckAddressee;
  commissions: RecheckCommission[];
  approvedBy: RecheckApproval;
  unscorable: 'askRegion' | 'resultStands' | 'sitAgain';
  channels: NoticeChannel[];
  final: boolean;
  sources: Record<string, string>;
  forwardingTitle: string | null;
  ways: NoticeChannel[];
  offers: RecheckOffer[];
}

/** What a family may know and do about a recheck, by the link of its letter. */
export interface OwnRecheck {
  addressee: RecheckAddressee;
  written: boolean;
  final: boolean;
  source: string;
  refusal: Problem | null;
  until: string | null;
  hour: string | null;
  state: RecheckState | null;
  filedAt: string | null;
  passed: boolean | null;
  total: number | null;
  decidedOn: string | null;
  acquaintedAt: string | null;
}

/** A recording in the list of its rechecker. */
export interface RecheckTask {
  code: string;
  assignedAt: string;
  state: RecheckState;
  due: string | null;
}

/** The rechecker's page of one recording: a code, a protocol, nobody's name. */
export interface RecheckSheet {
  code: string;
  state: RecheckState;
  unscorableBecause: string | null;
  hasRecording: boolean;
  protocol: ProtocolView;
}

/** The variant that was answered. */
export interface RecheckVariant {
  number: number;
  title: string;
  paragraphs: string[];
  quotation: { lead: string; text: string; author: string };
  topics: {
    number: number;
    title: string;
    instruction: string;
    plan: string[];
    questions: string[];
    pictureUrl: string | null;
  }[];
}

const ofDay = (day: number) => `/api/exam-days/${day}/rechecks`;

export interface DayRechecks {
  rules: RecheckRules;
  rechecks: Recheck[];
}

export async function readRechecks(day: number): Promise<Reply<DayRechecks>> {
  const [rules, rechecks] = await Promise.all([getJson<RecheckRules>(`${ofDay(day)}/rules`), getAll<Recheck>(ofDay(day))]);
  if (!rules.ok) return rules;
  return rechecks.ok ? { ok: true, value: { rules: rules.value, rechecks: rechecks.value } } : rechecks;
}

export const recheckPath = (day: number, id?: string, step?: string): string => [ofDay(day), id, step].filter(Boolean).join('/');

export const readRecheckTasks = (): Promise<Reply<RecheckTask[]>> => getAll<RecheckTask>('/api/rechecks');

export const readRecheckSheet = (code: string): Promise<Reply<RecheckSheet>> => getJson<RecheckSheet>(`/api/rechecks/${code}`);
