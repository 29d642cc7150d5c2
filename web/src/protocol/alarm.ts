// Alarms and calls for help; the records of src/Queue/Protocol serialise to them.

export type StaffRole = 'interlocutor' | 'expert' | 'technician' | 'organizer' | 'schoolHead' | 'observer';

export interface AlarmView {
  id: string;
  at: string;
  text: string;
  acknowledged: boolean;
  acknowledgedAt: string | null;
  acknowledgedBy: StaffRole | null;
  /** When it was raised a second time, because nobody acknowledged it: louder, and to the station and the organizer. */
  repeatedAt: string | null;
  /** When its cause went away by itself. */
  overAt: string | null;
}

export type HelpNeed = 'sound' | 'picture' | 'card' | 'other';
