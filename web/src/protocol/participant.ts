// The participant's page; the records of src/Queue/Protocol serialise to them.

import type { StaffRole } from './alarm';
import type { CheckId, PersonName, RecordingView, StageView } from './attempt';
import type { KimCard } from './card';
import type { AnswerForm, AttendantPlaceView, ExtraTimeView, WrittenView } from './categories';
import type { View } from './messages';
import type { TestVerdict } from './testCall';

export type ParticipantPhase =
  | 'notOpened' // the technician has not opened the conference: wait calmly
  | 'preCheck' // check camera, microphone, sound
  | 'waiting'
  | 'admitted' // in the room: face, desk, document, briefing, «Готов»
  | 'exam' // KIM opened or shown
  | 'finished' // may listen, confirm, leave
  | 'returned' // the attempt failed technically: he is in the queue again (queue is set), told why
  | 'asked' // the same, and he is asked whether he wants to go on today
  | 'postponed' // he chose another day
  | 'unfinished'
  | 'removed';

/** Nobody called; called, not answered yet; somebody sees to it. */
export type HelpState = 'none' | 'asked' | 'seen';

export interface ParticipantView extends View {
  kind: 'participant';
  phase: ParticipantPhase;
  name: PersonName;
  scheduledAt: string;
  queue: { place: number; waiting: number; expectedAt: string | null; note: string | null } | null;
  checks: Record<CheckId, boolean> | null;
  briefed: boolean;
  ready: boolean;
  stage: StageView | null;
  /** True while the KIM must be looked for on the interlocutor's screen. */
  kimOpen: boolean;
  kimShownAt: string | null;
  variant: number | null;
  topics: { number: number; title: string }[] | null;
  topic: number | null;
  /** The card on the screen now, for whom the ПМПК asks it as a document; null for all others. */
  card: KimCard | null;
  /** The interlocutor's card for whom the scale allows it, and what was asked in writing; null for all others and before the dialogue. */
  questions: string[] | null;
  form: AnswerForm;
  /** His answers in writing; null for who answers orally. */
  written: WrittenView[] | null;
  /** His extra minutes while he answers; null for who has none. */
  extra: ExtraTimeView | null;
  attendants: AttendantPlaceView[];
  notes: { allowed: boolean; text: string };
  recording: RecordingView;
  /** The last attempt ended early because its recording is poor. */
  poorRecording: boolean;
  interlocutorConnected: boolean;
  /** What may lie ready, by the regulation and his own conditions. */
  preparation: { documentRequired: boolean; draftSheet: boolean; extraMinutes: number; testBy: string | null };
  /** His newest test call for this day. */
  test: TestVerdict | null;
  /** Whom he can call by telephone. */
  helpPhone: string | null;
  /** Where the last call for help stands. */
  help: HelpState;
  /** Who has taken it. */
  helper: StaffRole | null;
  /** After the end: the recording to listen to, when ready. */
  listening: { attemptId: string; url: string | null; durationSeconds: number | null; confirmedAt: string | null } | null;
}
