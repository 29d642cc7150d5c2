// An attempt: its stages, its recording, and what staff see of it; the records of src/Queue/Protocol serialise to them.

import type { AttendantPlaceView, ExtraTimeView, WrittenView } from './categories';

export type StageId =
  | 'greeting'
  | 'textIntroduction'
  | 'silentReading'
  | 'readingAloud'
  | 'retellingPreparation'
  | 'retelling'
  | 'topicChoice'
  | 'monologuePreparation'
  | 'monologue'
  | 'dialogue'
  | 'closing';

export interface StageView {
  id: StageId;
  /** 1 to 11. */
  number: number;
  title: string;
  task: 1 | 2 | 3 | 4 | null;
  limitSeconds: number | null;
  /** What the participant may add out of his extra minutes; 0 for most. */
  extraSeconds: number;
  /** Null while the stage lies ahead. */
  beganAt: string | null;
  endedAt: string | null;
  /** Since when its time stands still, because the recording is paused. */
  standsSince: string | null;
  /** How long it has stood still before that. */
  stoodSeconds: number;
}

/** admitted → (checks, briefing, ready) → kimOpened → inProgress (the KIM was rendered) → one of the ends. */
export type AttemptPhase =
  | 'admitted'
  | 'kimOpened'
  | 'inProgress'
  | 'finished'
  | 'technicalFailure'
  | 'returned'
  | 'unfinished'
  | 'removed';

export type CheckId = 'alone' | 'deskClear' | 'documentMatches';

export interface PersonName {
  familyName: string;
  givenName: string;
  patronymic: string;
}

export type RecordingState = 'notStarted' | 'omitted' | 'recording' | 'paused' | 'finalising' | 'ready' | 'failed';

export interface RecordingView {
  state: RecordingState;
  participantHeard: boolean;
  interlocutorHeard: boolean;
  /** Why it failed and what to do, in Russian. */
  trouble: string | null;
  /** Since when somebody has paused it by hand. */
  pausedAt: string | null;
  /** What is wrong with the voices now, in Russian; empty for the participant. */
  warnings: string[];
  /** What the check of the finished file found; null before it and for the participant. */
  verdict: VerdictView | null;
  /** Staff have to decide: it stands, or the attempt ends early (ИС-08). */
  awaitsDecision: boolean;
  /** The participant said that he hears it badly. */
  disputed: boolean;
}

export type VerdictGrade = 'scorable' | 'doubtful' | 'unscorable';

export interface VerdictView {
  grade: VerdictGrade;
  /** In Russian with figures, worst first. */
  reasons: string[];
}

/** The attempt as staff see it. */
export interface AttemptView {
  id: string;
  number: number;
  participantId: string;
  name: PersonName;
  class: string;
  document: string;
  phase: AttemptPhase;
  variant: number | null;
  admittedAt: string;
  checks: Record<CheckId, boolean>;
  briefed: boolean;
  /** The participant pressed «Готов». */
  ready: boolean;
  kimShownAt: string | null;
  endedAt: string | null;
  stages: StageView[];
  /** Index in `stages` of the running one. */
  stage: number;
  topic: number | null;
  notes: string;
  participantConnected: boolean;
  /** When patience with a lost connection ends; null while connected. */
  patienceUntil: string | null;
  screenShared: boolean;
  recording: RecordingView;
  /** His extra minutes while he answers; null for who has none. */
  extra: ExtraTimeView | null;
  attendants: AttendantPlaceView[];
  /** His answers in writing; null for who answers orally. */
  written: WrittenView[] | null;
  /** Questions of the dialogue that were put to him in writing. */
  writtenQuestions: string[];
}
