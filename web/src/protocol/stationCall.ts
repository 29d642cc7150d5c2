import type { JoinOffer, JoinReply, Outcome } from './messages';
import type { TileSideView } from './wall';

// The technician's test call with a station; the C# records are in src/Queue/Protocol.

/** `hungUp`: by one of the two; `away`: the other page is not connected any more; `admitted`: a participant was called in; `tooLong`: it was forgotten. */
export type StationCallEnding = 'hungUp' | 'declined' | 'unanswered' | 'away' | 'admitted' | 'tooLong';

/** Pushed as `stationCall` to the technician who calls and to the station; null: there is none. */
export interface StationCallView {
  id: string;
  state: 'ringing' | 'talking' | 'ended';
  /** The other one's name; null for the technician until somebody answers. */
  with: string | null;
  ending: StationCallEnding | null;
  /** This page's line over the last second as the server measures it; null before both talk. */
  own: TileSideView | null;
  /** The other one's. */
  theirs: TileSideView | null;
}

export interface CallsOfStationCall {
  /** The technician: rings at the station. */
  callStation(): Outcome;
  /** The station. */
  answerStationCall(): Outcome;
  /** Either of the two, once it was answered: enters a room of the two alone. */
  joinStationCall(offer: JoinOffer): JoinReply;
  /** Ends it, takes it back while it rings or, at the station, does not want it. */
  endStationCall(): Outcome;
}
