// The wire messages of the exam day, each topic in a file of its own. src/Queue/PROTOCOL.md explains them; the C# records of src/Queue/Protocol
// serialise to these shapes. Times are ISO 8601 in UTC with milliseconds. Enumerations are camelCase strings. Absent optional values are null.

import type { AttendantView } from './categories';
import type { RoomAccess } from './media';
import type { ObserverView } from './observer';
import type { ParticipantView } from './participant';
import type { ExpertView } from './scores';
import type { KimView, StationView } from './station';
import type { TechnicianView } from './technician';

export type * from './alarm';
export type * from './attempt';
export type * from './calls';
export type * from './card';
export type { AnswerForm, AttendantPlaceView, AttendantRole, AttendantView, ExtraTimeView, WrittenView } from './categories';
export type { GapCause, ListeningAnswer, ListeningGap, ListeningStage, Session } from './http';
export type * from './media';
export type { ObserverView } from './observer';
export type * from './outcome';
export type * from './participant';
export type * from './queue';
export type * from './scores';
export type * from './station';
export type * from './technician';
export type { TestCallEnd } from './testCall';

// ---- views: the whole state of a page, pushed by `view` ----------------------------------------------------------------

export interface View {
  /** Grows with every change of the auditorium's day; drop older ones. */
  revision: number;
  /** The server's clock when the view was made: the page counts stage time from it, never from its own clock. */
  serverTime: string;
  /** `timeZone` is an IANA name: every clock time is shown in it, as on the forms. */
  auditorium: { id: number; number: string; school: string; timeZone: string; rehearsal: boolean };
  /** Present while this page should hold a media connection. */
  access: RoomAccess | null;
}

export type AnyView = ParticipantView | StationView | KimView | ExpertView | TechnicianView | ObserverView | AttendantView;
