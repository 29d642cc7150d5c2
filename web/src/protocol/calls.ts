// What a page may call on the hub, and what the hub pushes to it; src/Queue/PROTOCOL.md explains them.

import type { HelpNeed } from './alarm';
import type { CheckId, StageId } from './attempt';
import type {
  IceRestart,
  IceRestartReply,
  IceServersReply,
  JoinOffer,
  JoinReply,
  PictureState,
  RoomStatistics,
  SlotName,
  SlotWish,
} from './media';
import type { AnyView } from './messages';
import type { Outcome } from './outcome';
import type { NotedError } from './scores';
import type { Spoken } from './station';
import type { CallsOfStationCall } from './stationCall';
import type { TestCallEnd, TestReport, TestTakeReply, TestVerdictReply } from './testCall';

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
