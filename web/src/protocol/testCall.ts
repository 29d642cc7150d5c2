import type { Outcome } from './messages';

// The test call and its verdict; the C# records are in src/Queue/Protocol and src/Exam/Readiness.

/** doubtful: the exam can be held so, but something had better be mended; notReady: so it cannot. */
export type TestGrade = 'ready' | 'doubtful' | 'notReady';

/** In the order of their weight; those before `dark` keep the exam from being held at all. */
export type TestFault =
  | 'blocked'
  | 'noMicrophone'
  | 'notHeard'
  | 'noCamera'
  | 'noPicture'
  | 'noSpeaker'
  | 'dark'
  | 'quiet'
  | 'clipped'
  | 'noisy'
  | 'lossy'
  | 'longWay'
  | 'narrow'
  | 'heardBadly'
  | 'seenBadly'
  | 'notRecorded'
  | 'notTried';

export interface TestVerdict {
  at: string;
  grade: TestGrade;
  faults: TestFault[];
}

/** What only the page knows of a test call. */
export interface TestReport {
  camera: boolean;
  microphone: boolean;
  /** The melody was heard. */
  speaker: boolean;
  /** The face is light enough. */
  lit: boolean;
  /** A way to the server was found. */
  connected: boolean;
  /** What was said of the playback; null: nothing. */
  heardWell: boolean | null;
  /** What was said, by who answers without his voice, of his picture as it came back; null: nothing. */
  seenWell: boolean | null;
  /** Media go through a TURN server. */
  relayed: boolean;
}

export interface TestTakeReply extends Outcome {
  /** Where the test recording can be heard while the call lasts; null when nothing came. */
  sound: string | null;
}

export interface TestVerdictReply extends Outcome {
  verdict: TestVerdict | null;
}

export type TestCallEnd = 'speaks' | 'hears';
