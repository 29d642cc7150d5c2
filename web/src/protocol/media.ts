// Media of a room: seats, tracks, slots, how a page joins, and what is seen and measured of it; the records of src/Queue/Protocol serialise to them.

import type { Outcome } from './outcome';

export type Seat = 'participant' | 'interlocutor' | 'assistant' | 'signInterpreter' | 'expert' | 'technician' | 'observer';

export type TrackSource = 'microphone' | 'camera' | 'screen';

/** `seat/source`, for example `participant/microphone`. */
export type SlotName = `${Seat}/${TrackSource}`;

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
