// The wire messages of the exam day. src/Queue/PROTOCOL.md explains them; the C# records of src/Queue/Protocol serialise to these shapes.
// Times are ISO 8601 in UTC with milliseconds. Enumerations are camelCase strings. Absent optional values are null.

import type { AnswerForm, AttendantPlaceView, AttendantView, ExtraTimeView, WrittenView } from './categories';
import type { ObserverView } from './observer';
import type { NotedError, ProtocolView } from './scores';
import type { Ending, Endings, HelpCall, Neighbour, Prompt, Spoken } from './station';
import type { CallsOfStationCall } from './stationCall';
import type { TestReport, TestTakeReply, TestVerdict, TestVerdictReply } from './testCall';
import type { MessageView } from './wall';

export type { AnswerForm, AttendantPlaceView, AttendantRole, AttendantView, ExtraTimeView, WrittenView } from './categories';
export type { GapCause, ListeningAnswer, ListeningGap, ListeningStage, Session } from './http';
export type { ObserverView } from './observer';
export type {
  CriteriaGroupView,
  CriterionView,
  ErrorKind,
  ErrorTally,
  NotedError,
  ProtocolView,
  ScaleView,
  SubtotalView,
} from './scores';
export type { Ending, Endings, HelpCall, Neighbour, NextInLine, Prompt, Spoken } from './station';

export type Seat = 'participant' | 'interlocutor' | 'assistant' | 'signInterpreter' | 'expert' | 'technician' | 'observer';
export type TrackSource = 'microphone' | 'camera' | 'screen';
/** `seat/source`, for example `participant/microphone`. */
export type SlotName = `${Seat}/${TrackSource}`;

/** Why the server refused, in Russian, and what to do; `clause` names the rule of the regulation when there is one. */
export interface Problem {
  code: string;
  title: string;
  detail: string;
  clause: string | null;
}

/** The answer to every call of the hub that changes something. */
export interface Outcome {
  ok: boolean;
  problem: Problem | null;
}

// ---- media ---------------------------------------------------------------------------------------------------------

/** One m-line of the offer as the browser sees it: `publish` sends `source`; `receive` takes what `seat` sends as `source`. */
export interface MediaLine {
  mid: string;
  direction: 'publish' | 'receive';
  source: TrackSource;
  seat: Seat | null;
}
export interface JoinOffer {
  sdp: string;
  lines: MediaLine[];
}
export interface JoinReply extends Outcome {
  sdp: string | null;
}
/** A TURN server with credentials for a few hours: an entry of `RTCConfiguration.iceServers`. */
export interface IceServer {
  urls: string[];
  username: string;
  credential: string;
}
/** No servers: the direct ways are all there is. */
export interface IceServersReply extends Outcome {
  servers: IceServer[];
}
/** New ICE credentials of this page for the connection whose answer has the ufrag `session`. */
export interface IceRestart {
  session: string;
  ufrag: string;
  password: string;
}
export interface IceRestartReply extends Outcome {
  ufrag: string | null;
  password: string | null;
}
/** What this page may send and take in the room now. `null` in a view: there is no room for it; close the connection. */
export interface RoomAccess {
  room: string;
  publish: TrackSource[];
  receive: SlotName[];
}

// ---- parts of views --------------------------------------------------------------------------------------------------

export type StageId =
  | 'greeting'
  | 'textIntroduction'
  | 'silentReading'
  | 'readingAloud'
  | 'retellingPreparation'
  | 'retelling'
  | 'topicChoice'
  | 'monologuePreparation'
  | 'monologue'
  | 'dialogue'
  | 'closing';

export interface StageView {
  id: StageId;
  /** 1 to 11. */
  number: number;
  title: string;
  task: 1 | 2 | 3 | 4 | null;
  limitSeconds: number | null;
  /** What the participant may add out of his extra minutes; 0 for most. */
  extraSeconds: number;
  /** Null while the stage lies ahead. */
  beganAt: string | null;
  endedAt: string | null;
  /** Since when its time stands still, because the recording is paused. */
  standsSince: string | null;
  /** How long it has stood still before that. */
  stoodSeconds: number;
}

/** admitted → (checks, briefing, ready) → kimOpened → inProgress (the KIM was rendered) → one of the ends. */
export type AttemptPhase =
  | 'admitted'
  | 'kimOpened'
  | 'inProgress'
  | 'finished'
  | 'technicalFailure'
  | 'returned'
  | 'unfinished'
  | 'removed';
export type CheckId = 'alone' | 'deskClear' | 'documentMatches';

export interface PersonName {
  familyName: string;
  givenName: string;
  patronymic: string;
}

export type KimCard =
  | { kind: 'text'; title: string; paragraphs: string[]; quotation: null }
  | { kind: 'textAndQuotation'; title: string; paragraphs: string[]; quotation: Quotation }
  | { kind: 'quotation'; quotation: Quotation }
  | { kind: 'topics'; topics: { number: number; title: string }[] }
  | { kind: 'topicCard'; number: number; title: string; instruction: string; plan: string[]; pictureUrl: string | null };
export interface Quotation {
  text: string;
  author: string;
}

export type RecordingState = 'notStarted' | 'omitted' | 'recording' | 'paused' | 'finalising' | 'ready' | 'failed';
export interface RecordingView {
  state: RecordingState;
  participantHeard: boolean;
  interlocutorHeard: boolean;
  /** Why it failed and what to do, in Russian. */
  trouble: string | null;
  /** Since when somebody has paused it by hand. */
  pausedAt: string | null;
  /** What is wrong with the voices now, in Russian; empty for the participant. */
  warnings: string[];
  /** What the check of the finished file found; null before it and for the participant. */
  verdict: VerdictView | null;
  /** Staff have to decide: it stands, or the attempt ends early (ИС-08). */
  awaitsDecision: boolean;
  /** The participant said that he hears it badly. */
  disputed: boolean;
}
export type VerdictGrade = 'scorable' | 'doubtful' | 'unscorable';
export interface VerdictView {
  grade: VerdictGrade;
  /** In Russian with figures, worst first. */
  reasons: string[];
}

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

/** The attempt as staff see it. */
export interface AttemptView {
  id: string;
  number: number;
  participantId: string;
  name: PersonName;
  class: string;
  document: string;
  phase: AttemptPhase;
  variant: number | null;
  admittedAt: string;
  checks: Record<CheckId, boolean>;
  briefed: boolean;
  /** The participant pressed «Готов». */
  ready: boolean;
  kimShownAt: string | null;
  endedAt: string | null;
  stages: StageView[];
  /** Index in `stages` of the running one. */
  stage: number;
  topic: number | null;
  notes: string;
  participantConnected: boolean;
  /** When patience with a lost connection ends; null while connected. */
  patienceUntil: string | null;
  screenShared: boolean;
  recording: RecordingView;
  /** His extra minutes while he answers; null for who has none. */
  extra: ExtraTimeView | null;
  attendants: AttendantPlaceView[];
  /** His answers in writing; null for who answers orally. */
  written: WrittenView[] | null;
  /** Questions of the dialogue that were put to him in writing. */
  writtenQuestions: string[];
}

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

export type TestCallEnd = 'speaks' | 'hears';
export type HelpNeed = 'sound' | 'picture' | 'card' | 'other';
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
  /** After the end: the recording to listen to, when ready. */
  listening: { attemptId: string; url: string | null; durationSeconds: number | null; confirmedAt: string | null } | null;
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

export interface ExpertView extends View {
  kind: 'expert';
  conferenceOpen: boolean;
  /** Why the expert is not in the room although it is open. */
  keptOut: Problem | null;
  attempt: AttemptView | null;
  card: KimCard | null;
  questions: string[] | null;
  /** Protocols of the auditorium's day: the running attempt's first, then newest first. */
  protocols: ProtocolView[];
}

export interface TechnicianView extends View {
  kind: 'technician';
  conferenceOpen: boolean;
  queue: TicketView[];
  attempt: AttemptView | null;
  ended: AttemptView[];
  recording: RecordingView;
  /** Of the whole day; null in a region that has none. */
  dayRecording: RecordingState | null;
  /** As the station's. */
  pause: StationView['pause'];
  disk: { freeBytes: number; low: boolean };
  alarms: AlarmView[];
  /** What a failure reported now would do; null while nobody answers. */
  failure: Ending | null;
  /** The other auditoriums of the day, to which a waiting participant may be moved. */
  neighbours: Neighbour[];
  registerUrl: string | null;
  recordingsUrl: string | null;
  manifests: { attemptId: string; fileName: string }[];
}

export type AnyView = ParticipantView | StationView | KimView | ExpertView | TechnicianView | ObserverView | AttendantView;

/** high: the largest picture that the line takes; low: a thumbnail; off: nothing. */
export type SlotWish = 'high' | 'low' | 'off';

/**
 * What a page sees of a slot's picture. whole: all there is; small: its line takes only the small one; paused: its line has no room for any;
 * missing: the publisher's camera is not being sent.
 */
export type SlotPicture = 'whole' | 'small' | 'paused' | 'missing';
/** A slot whose picture a page does not see whole. */
export interface PictureState {
  slot: SlotName;
  picture: SlotPicture;
}
/** How a page's media reach the server; relay: through a TURN server. */
export type MediaPath = 'udp' | 'tcp' | 'relay';

/** Pushed to the technician once a second by `statistics`. */
export interface RoomStatistics {
  at: string;
  members: {
    seat: Seat;
    /** Short label in Russian, no personal data beyond what the page may see. */
    name: string;
    connected: boolean;
    roundTripMs: number | null;
    /** What the member's line takes of what the server sends; null where nothing is known of it. */
    estimateBps: number | null;
    path: MediaPath | null;
    /** Those that the member does not see whole. */
    pictures: PictureState[];
    tracks: {
      source: TrackSource;
      bitrateBps: number;
      lossPercent: number;
      jitterMs: number | null;
      level: number | null;
      flowing: boolean;
      recorded: boolean;
    }[];
  }[];
  disk: { freeBytes: number; low: boolean };
}

// ---- calls of the hub ------------------------------------------------------------------------------------------------

/** Client → server; each returns an Outcome (join: JoinReply, restartIce: IceRestartReply, iceServers: IceServersReply). */
export interface Calls extends CallsOfStationCall {
  // every page with access
  /** Asked before each new connection. */
  iceServers(): IceServersReply;
  join(offer: JoinOffer): JoinReply;
  /** After a change of the network: the connection stays, only its credentials and its path are new. */
  restartIce(restart: IceRestart): IceRestartReply;
  /** What the page needs to see in a slot; `high` until said otherwise, and again after each join. */
  want(slot: SlotName, wish: SlotWish): Outcome;
  /** Whether this page's media go through a TURN server. */
  reportPath(relayed: boolean): Outcome;
  leave(): Outcome;
  // participant
  /** Before a test call: the TURN servers for it. Refused in the room (`in-room`). */
  beginTestCall(): IceServersReply;
  /** Enters a room of one's own: `speaks` publishes, `hears` receives `participant/…` as it came back from the server. */
  joinTestCall(end: TestCallEnd, offer: JoinOffer): JoinReply;
  /** Begins the test recording; refused to whom nobody may record (`no-consent`). */
  beginTestTake(): Outcome;
  endTestTake(): TestTakeReply;
  /** Ends both; nothing that was said is kept. */
  endTestCall(): Outcome;
  /** Judges the call by what the server measured and the page knows, and keeps the verdict. */
  judgeTestCall(report: TestReport): TestVerdictReply;
  /** Calls the technician without words. */
  askHelp(need: HelpNeed): Outcome;
  reportPreCheck(report: PreCheckReport): Outcome;
  confirmReady(): Outcome;
  /** Called once when the first KIM frame was rendered in this browser (requestVideoFrameCallback). */
  kimRendered(): Outcome;
  saveNotes(text: string): Outcome;
  /** Saves a written answer as a whole; `after` is the revision that this page knew, 0 before the first. */
  writeAnswer(task: number, after: number, text: string): Outcome;
  /** Explicit confirmation after listening: stands for the signature in ИС-02. */
  confirmEnd(): Outcome;
  /** After a failure, where the regulation asks: today or another day. */
  answerWish(today: boolean): Outcome;
  /** «Плохо слышно»: calls the staff, who listen and decide. */
  disputeRecording(): Outcome;
  // interlocutor
  admitNext(): Outcome;
  setCheck(check: CheckId, passed: boolean): Outcome;
  completeBriefing(): Outcome;
  openKim(): Outcome;
  screenShared(shared: boolean): Outcome;
  /** The next stage; on `closing` it finishes the attempt. `fromStage` guards against a double press. */
  nextStage(fromStage: StageId): Outcome;
  chooseTopic(topic: number): Outcome;
  markUnfinished(reason: string): Outcome;
  remove(reason: string): Outcome;
  /** The next one of another auditorium, as `neighbours` has just shown him. */
  takeWaiting(auditorium: number, participantId: string): Outcome;
  /** Another may be called before one who is away. */
  skipAbsent(participantId: string): Outcome;
  /** Back to the queue, before the КИМ was seen. */
  returnToQueue(reason: string): Outcome;
  /** What the participant has said to the recording at the running stage. */
  markSpoken(what: Spoken, said: boolean): Outcome;
  /** He has read what the technician wrote. */
  confirmMessage(id: string): Outcome;
  /** Puts a question of the dialogue to somebody who answers in writing. */
  askInWriting(text: string): Outcome;
  // participant or interlocutor
  /** Begins a pause out of the extra minutes. */
  beginRest(): Outcome;
  endRest(): Outcome;
  // interlocutor or technician
  reportTechnicalFailure(reason: string): Outcome;
  /** The participant's wish by word of mouth. */
  answerWishFor(participantId: string, today: boolean): Outcome;
  /** A waiting participant ends for valid reasons (ИС-08). */
  endWaiting(participantId: string, reason: string): Outcome;
  acknowledgeAlarm(id: string): Outcome;
  /** Switches the recording of who answers off for a while, where the regulation lets this page do it. */
  pauseRecording(reason: string): Outcome;
  resumeRecording(): Outcome;
  /** Somebody listened: a doubtful recording stands and is scored. */
  acceptRecording(attemptId: string): Outcome;
  /** A poor recording: the finished attempt ends early (ИС-08); again today with an unseen variant, or on another date. */
  endForRecording(attemptId: string, reason: string, againToday: boolean): Outcome;
  // technician
  openConference(): Outcome;
  /** Moves a waiting participant to another auditorium of the day. */
  moveTicket(participantId: string, auditorium: number): Outcome;
  closeConference(): Outcome;
  // expert
  saveScores(
    attemptId: string,
    scores: Record<string, number | null>,
    notAttemptedTasks: number[],
    errors: NotedError[],
  ): Outcome;
  /** Takes a recording to score it: nobody else can then. */
  claimProtocol(attemptId: string): Outcome;
  /** Gives it back, or drops a correction that was opened. */
  releaseProtocol(attemptId: string): Outcome;
  signProtocol(attemptId: string): Outcome;
  /** Opens a new version of a signed protocol. */
  correctProtocol(attemptId: string, reason: string): Outcome;
}

export interface PreCheckReport {
  camera: boolean;
  microphone: boolean;
  speaker: boolean;
  /** False when a test call found no way through; true also when none was tried. */
  connection: boolean;
  /** Loudest microphone level seen, 0…1. */
  microphonePeak: number;
}

/** Server → client. */
export interface Pushes {
  view(view: AnyView): void;
  statistics(statistics: RoomStatistics): void;
  /** All pictures that this page does not see whole: at once after connecting, and whenever they change. */
  pictures(pictures: PictureState[]): void;
  /** A newer window with the same link took over; this one must close its media and say so. The server drops the connection after it. */
  takenOver(): void;
}

/** The hub's address: `/hub?page=…&auditorium=ID` (a participant needs no auditorium). */
export type Page = 'participant' | 'station' | 'kim' | 'expert' | 'technician' | 'observer' | 'assistant' | 'signInterpreter';
