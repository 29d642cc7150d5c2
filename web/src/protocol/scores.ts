import type { AttemptPhase, AttemptView, PersonName } from './attempt';
import type { KimCard } from './card';
import type { WrittenView } from './categories';
import type { View } from './messages';
import type { Problem } from './outcome';

// The expert's page and its protocols; the records of src/Queue/Protocol serialise to them.

export interface CriterionView {
  code: string;
  title: string;
  maximum: number;
  /** Description of each score, highest first. */
  levels: { score: number; description: string }[];
}
export interface CriteriaGroupView {
  /** «Чтение текста вслух», … */
  title: string;
  /** Task number; null for speech (Р). */
  task: 1 | 2 | 3 | 4 | null;
  maximum: number;
  criteria: CriterionView[];
}
export type ErrorKind = 'distortion' | 'citation' | 'logical' | 'orthoepic' | 'grammatical' | 'speech' | 'factual';
export interface NotedError {
  kind: ErrorKind;
  /** From the beginning of the recording. */
  seconds: number | null;
  note: string | null;
}
export interface ErrorTally {
  code: string;
  kind: ErrorKind;
  count: number;
  /** The score that this number means. */
  proposed: number;
  /** For each score from 0 on: the most errors with which it is given; null for 0, which any number allows. */
  atMost: (number | null)[];
}
export interface SubtotalView {
  title: string;
  maximum: number;
  score: number | null;
}
/** The scale of a protocol in words, with the documents behind it. */
export interface ScaleView {
  title: string;
  source: string;
  /** What whoever scores by it should know. */
  note: string | null;
  /** The footnote under the criteria of speech. */
  speechRule: string;
  speechSource: string;
}
export interface ProtocolView {
  attemptId: string;
  name: PersonName;
  class: string;
  variant: number | null;
  phase: AttemptPhase;
  version: number;
  /** Who leads the protocol, seen from this expert. */
  owner: 'nobody' | 'me' | 'other';
  /** The expert who leads it; null while nobody does. */
  expert: string | null;
  correctionReason: string | null;
  groups: CriteriaGroupView[];
  scores: Record<string, number | null>;
  notAttemptedTasks: number[];
  errors: NotedError[];
  /** What the noted errors come to, in the order of the criteria that count them. */
  tallies: ErrorTally[];
  subtotals: SubtotalView[];
  total: number | null;
  maximum: number;
  passMark: number;
  scale: ScaleView;
  passed: boolean | null;
  /** Signed with the mark of the act in place of scores. */
  markedOnly: boolean;
  /** What prevents signing, in Russian. */
  obstacles: Problem[];
  signedAt: string | null;
  /** Of the PDF; null before signing. */
  pdfUrl: string | null;
  recordingUrl: string | null;
  /** Zero of the recording's time line; null without a recording. */
  recordingStartedAt: string | null;
  /** What was written in answer, to be scored; null for who answered orally. */
  written: WrittenView[] | null;
}

export interface ExpertView extends View {
  kind: 'expert';
  conferenceOpen: boolean;
  /** Why the expert is not in the room although it is open. */
  keptOut: Problem | null;
  attempt: AttemptView | null;
  card: KimCard | null;
  questions: string[] | null;
  /** Protocols of the auditorium's day: the running attempt's first, then newest first. */
  protocols: ProtocolView[];
}
