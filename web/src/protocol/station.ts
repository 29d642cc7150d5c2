// The interlocutor's station and the window that it shares; the records of src/Queue/Protocol serialise to them.

import type { AlarmView, HelpNeed } from './alarm';
import type { AttemptView, PersonName } from './attempt';
import type { KimCard } from './card';
import type { View } from './messages';
import type { Problem } from './outcome';
import type { TicketView } from './queue';
import type { MessageView } from './wall';

/** A participant's call for help; `alarm` is what `acknowledgeAlarm` takes. */
export interface HelpCall {
  alarm: string;
  participantId: string;
  name: PersonName;
  need: HelpNeed;
  at: string;
}

export type Spoken = 'name' | 'variant' | 'taskNumber';

/** What the participant has to say to the recording at the running stage, and the words for one who forgot. */
export interface Prompt {
  what: Spoken;
  text: string;
  reminder: string;
  said: boolean;
}

/** What a way to end the attempt would do now; `source` is the clause with its document, `refused` tells why it is not open. */
export interface Ending {
  rules: string[];
  source: string;
  refused: Problem | null;
}
export interface Endings {
  back: Ending;
  failure: Ending;
  unfinished: Ending;
  removal: Ending;
}

/** The queue of another auditorium of the day. */
export interface Neighbour {
  auditorium: number;
  number: string;
  conferenceOpen: boolean;
  /** Somebody answers there now. */
  busy: boolean;
  /** How many can be called there, or are waited for. */
  waiting: number;
  next: NextInLine | null;
}
export interface NextInLine {
  participantId: string;
  name: PersonName;
  class: string;
}

/** The break of interlocutor and expert between two answers; `source` names the clause that limits it with its document. */
export interface BreakView {
  until: string;
  source: string;
}

export interface StationView extends View {
  kind: 'station';
  conferenceOpen: boolean;
  queue: TicketView[];
  attempt: AttemptView | null;
  /** What the interlocutor says now; and what he does. */
  script: { say: string[]; todo: string[] };
  /** What the participant sees of the KIM now. */
  card: KimCard | null;
  topics: { number: number; title: string }[] | null;
  /** Card of the interlocutor: questions of task 4. */
  questions: string[] | null;
  /** What still stands between him and the next step, in Russian. Empty = the step is allowed. */
  obstacles: Problem[];
  /** Attempts of the day that ended, newest first. */
  ended: AttemptView[];
  /** May the interlocutor pause the recording, and by which clause; null while nobody answers. */
  pause: { allowed: boolean; rule: string; clause: string; note: string | null } | null;
  /** The break after the last answer; null while somebody is in the room, and before the first answer. */
  break: BreakView | null;
  /** Participants who ask for help and whom nobody has seen to yet. */
  helpCalls: HelpCall[];
  /** What the participant has to say to the recording now; empty at most stages. */
  prompts: Prompt[];
  /** What each early end would do; null while nobody is in the room. */
  endings: Endings | null;
  /** The other auditoriums of the day; empty where the regulation shares no queue. */
  neighbours: Neighbour[];
  /** Why nobody of another queue can be taken now; null when somebody can. */
  takingRefused: Problem | null;
  /** Alarms that nobody acknowledged in time. */
  alarms: AlarmView[];
  /** What the technician wrote and nobody here has confirmed yet, oldest first. */
  messages: MessageView[];
}

/** The window that the interlocutor shares. */
export interface KimView extends View {
  kind: 'kim';
  variant: number | null;
  card: KimCard | null;
  notes: string | null;
}
