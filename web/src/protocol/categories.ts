// The wire shapes of the conditions of participants: extra minutes, the written form, who is beside them. Explained in src/Queue/PROTOCOL.md.

import type { PersonName, RecordingView, StageView, View } from './messages';

export type AnswerForm = 'oral' | 'oralWithInterpreter' | 'written';
export type AttendantRole = 'assistant' | 'signInterpreter';

/** The extra minutes of who answers. */
export interface ExtraTimeView {
  grantedSeconds: number;
  /** What is left now; a pause that lasts is not taken off before it ends. */
  leftSeconds: number;
  /** Since when he rests; null while he does not. */
  restingSince: string | null;
  /** Whether a pause may begin now. */
  mayRest: boolean;
}

/** The written answer to a task as the server has it. */
export interface WrittenView {
  task: number;
  /** 0 while nothing was written. */
  revision: number;
  text: string;
  savedAt: string | null;
  /** It is being written now. */
  open: boolean;
}

/** An assistant or a sign interpreter of who answers. */
export interface AttendantPlaceView {
  role: AttendantRole;
  name: string;
  /** He sits in the participant's own room and has no connection. */
  beside: boolean;
  connected: boolean;
}

export interface AttendedView {
  name: PersonName;
  scheduledAt: string;
  done: boolean;
}

/** The page of an assistant or a sign interpreter. */
export interface AttendantView extends View {
  kind: 'attendant';
  role: AttendantRole;
  name: string;
  conferenceOpen: boolean;
  /** Those of this auditorium to whom he is given. */
  attended: AttendedView[];
  /** The one who is in the room now, when he is one of them. */
  now: PersonName | null;
  stage: StageView | null;
  restingSince: string | null;
  recording: RecordingView;
  participantConnected: boolean;
  interlocutorConnected: boolean;
}

/** GET /api/attendant: whose page it is and where he is expected. */
export interface AttendantAnswer {
  name: string;
  role: AttendantRole;
  beside: boolean;
  places: { auditorium: number; number: string; at: string }[];
}

/** A row of GET /api/schools/{school}/attendants. */
export interface AttendantRow {
  id: string;
  role: AttendantRole;
  fullName: string;
  beside: boolean;
  participants: string[];
}

/** PUT /api/schools/{school}/attendants/{id}/link */
export interface AttendantLink {
  url: string;
  expires: string;
}
