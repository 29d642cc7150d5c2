import { getJson, type Reply, send } from './api';
import type {
  AlarmView,
  AttemptPhase,
  MediaPath,
  PersonName,
  Problem,
  RecordingState,
  RecordingView,
  StageView,
} from './messages';
import { remindOfTest } from './readiness';
import type { WallTests } from './wallTests';

// The wall of all auditoriums of a school: the C# records are in src/Queue/Wall and src/Server/Wall.

/** What is wrong in an auditorium, worst first. */
export type TroubleKind =
  | 'participantLost'
  | 'interlocutorLost'
  | 'recordingFailed'
  | 'helpAsked'
  | 'sound'
  | 'recordingPaused'
  | 'screenStopped'
  | 'recordingDecision'
  | 'alarm'
  | 'noPicture'
  | 'weakLine'
  | 'notOpen'
  | 'messageUnread';

export interface TroubleView {
  kind: TroubleKind;
  /** The exam stands or its recording suffers. */
  grave: boolean;
  /** Nobody acknowledged its alarm in time. */
  repeated: boolean;
  detail: string | null;
}

export interface MessageView {
  id: string;
  at: string;
  text: string;
  /** When the interlocutor said that he has read it. */
  confirmedAt: string | null;
}

/** One side of a conversation over the last second. */
export interface TileSideView {
  connected: boolean;
  /** 0 (silence) to 1; null when no sound comes. */
  level: number | null;
  lossPercent: number | null;
  roundTripMs: number | null;
  estimateBps: number | null;
  path: MediaPath | null;
  /** Whether the camera's picture comes. */
  picture: boolean;
  /** How many pictures its line has no room for. */
  hidden: number;
}

export interface TileQueueView {
  waiting: number;
  lost: number;
  checked: number;
  expected: number;
  ended: number;
  scheduled: number;
  nextAt: string | null;
}

export interface TileAttemptView {
  id: string;
  name: PersonName;
  phase: AttemptPhase;
  stage: StageView;
  patienceUntil: string | null;
}

export interface TileView {
  auditorium: number;
  number: string;
  conferenceOpen: boolean;
  attempt: TileAttemptView | null;
  recording: RecordingView;
  dayRecording: RecordingState | null;
  participant: TileSideView;
  interlocutor: TileSideView;
  queue: TileQueueView;
  troubles: TroubleView[];
  alarms: AlarmView[];
  messages: MessageView[];
}

/** The load of the server over the last second; shares from 0 to 1. */
export interface ServerLoad {
  startedAt: string;
  cpu: number;
  cores: number;
  memoryBytes: number;
  memoryLimitBytes: number;
  workers: { busy: number; rooms: number; members: number }[];
}

/** GET /api/schools/{school}/wall; the same once a second as events named `wall` of …/wall/events. */
export interface WallView {
  at: string;
  school: string;
  timeZone: string;
  date: string | null;
  rehearsal: boolean;
  /** Whether the caller may do more than look. */
  mayAct: boolean;
  disk: { freeBytes: number; low: boolean };
  server: ServerLoad;
  tiles: TileView[];
}

export type RunEnd = 'stopped' | 'broke' | 'machineWentOff';

/** One run of the server; `endedAt` is null for the one that runs now. */
export interface ServerRun {
  startedAt: string;
  version: string;
  endedAt: string | null;
  end: RunEnd | null;
}

/** In how many auditoriums an action was done, and where and why it was refused. */
export interface DoneInAuditoriums {
  done: number;
  refused: { auditorium: number; number: string; problem: Problem }[];
}

/** What the wall asks of the server for one school. */
export interface WallCalls {
  setConferences(open: boolean, auditoriums: number[] | null): Promise<Reply<DoneInAuditoriums>>;
  /** `id` is chosen here, so that a repetition says nothing twice. */
  write(id: string, text: string, auditoriums: number[] | null): Promise<Reply<DoneInAuditoriums>>;
  acknowledge(auditorium: number, alarm: string): Promise<Reply<null>>;
  readTests(): Promise<Reply<WallTests>>;
  /** Reminds of the test call those who need it. */
  remind(day: number): Promise<Reply<{ queued: number }>>;
  readRuns(): Promise<Reply<ServerRun[]>>;
}

export const wallAddress = (school: number): string => `/api/schools/${school}/wall`;

export function wallCalls(school: number): WallCalls {
  const base = wallAddress(school);
  return {
    setConferences: (open, auditoriums) => send(`${base}/conferences`, { method: 'POST', body: { open, auditoriums } }),
    write: (id, text, auditoriums) => send(`${base}/messages`, { method: 'POST', body: { id, text, auditoriums } }),
    acknowledge: (auditorium, alarm) =>
      send(`${base}/auditoriums/${auditorium}/alarms/${encodeURIComponent(alarm)}/acknowledgement`, { method: 'POST' }),
    readTests: () => getJson(`${base}/tests`),
    remind: remindOfTest,
    readRuns: () => getJson(`${base}/starts`),
  };
}
