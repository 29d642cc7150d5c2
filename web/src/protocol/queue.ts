// The queue as staff see it; the records of src/Queue/Protocol serialise to them.

import type { PersonName } from './attempt';

export type Wish = 'none' | 'asked' | 'today' | 'otherDay';

export type TicketState = 'expected' | 'waiting' | 'disconnected' | 'absent';

/** What a participant's own check looks at. */
export type CheckedPart = 'camera' | 'microphone' | 'speaker' | 'connection';

export interface TicketView {
  participantId: string;
  name: PersonName;
  class: string;
  scheduledAt: string;
  state: TicketState;
  /** 1 = next; null when not in the queue. */
  place: number | null;
  preCheckPassed: boolean | null;
  /** What did not work in it. */
  preCheckFailed: CheckedPart[];
  late: boolean;
  /** How many attempts he had today. */
  attempts: number;
  /** After a failure, where the regulation asks him: whether he wants to go on today. */
  wish: Wish;
  /** Why he stands where he stands, in Russian: late, returned after a failure … */
  note: string | null;
  /** When he may be called; null when nobody would call him now. */
  expectedAt: string | null;
  /** He is away: another may be called before him, and he keeps his place. */
  maySkip: boolean;
}
