// Shapes of the interlocutor's station beside the attempt itself; the records of src/Queue/Protocol serialise to them.

import type { HelpNeed, PersonName, Problem } from './messages';

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
