import type { CheckedPart, PersonName } from './messages';
import type { KeptTest, StationReadiness } from './readiness';

/** Whether a participant can be seen and heard: by his test call before the day, and by his check of today. */
export interface Tested {
  auditorium: number;
  number: string;
  participant: string;
  name: PersonName;
  /** His own or his parent's. */
  phone: string | null;
  scheduledAt: string;
  connected: boolean;
  /** Of today's check; null: none yet. */
  passed: boolean | null;
  failed: CheckedPart[];
  /** The newest test call; null: none. */
  call: KeptTest | null;
  remindedAt: string | null;
}

/** GET …/wall/tests; the C# records are in src/Server/Wall. */
export interface WallTests {
  /** Null when the school has no day. */
  day: number | null;
  /** Whether the server can send reminders. */
  canWrite: boolean;
  stations: StationReadiness[];
  participants: Tested[];
}
