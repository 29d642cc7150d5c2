import type { ReadonlySignal } from '@preact/signals';
import type { Problem, RoomAccess, SlotName, SlotWish, TrackSource } from '../protocol/messages';

/** closed: this page needs no media now; connecting; connected: packets flow; lost: trying again. */
export type MediaState = 'closed' | 'connecting' | 'connected' | 'lost';

/** A page's place in the room: its tracks go in, the slots' streams come out. Hides RTCPeerConnection. */
export interface RoomConnection {
  readonly state: ReadonlySignal<MediaState>;
  /** Why the server did not let this page into the room. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** The server answers, but no media come through this network: trying goes on, but only a person can help. */
  readonly blocked: ReadonlySignal<boolean>;
  /** A stream for each slot; its track is muted while nobody sends there. */
  readonly streams: ReadonlySignal<Partial<Record<SlotName, MediaStream>>>;
  /** Follows the view: connects, changes its lines, or closes (null). */
  setAccess(access: RoomAccess | null): void;
  /** Sends this track from now on (null: nothing); survives reconnects. */
  setTrack(source: TrackSource, track: MediaStreamTrack | null): void;
  /** How large this page shows the faces; survives reconnects. */
  setPictures(wish: SlotWish): void;
  /** The hub's link was opened again: the server, or the way to it, may be another one. */
  hubReopened(): void;
  /** This device has another network: looks for a new path, and connects anew when there is none. */
  networkChanged(): void;
  close(): void;
}
