import { type Signal, signal } from '@preact/signals';
import type { Problem, RoomAccess, SlotName, SlotWish, TrackSource } from '../protocol/messages';
import type { MediaState, RoomConnection } from './room';

/** A room without a network, for tests and fixtures. */
export class FakeRoom implements RoomConnection {
  readonly state: Signal<MediaState> = signal('closed');
  readonly problem: Signal<Problem | null> = signal(null);
  readonly blocked: Signal<boolean> = signal(false);
  readonly streams: Signal<Partial<Record<SlotName, MediaStream>>> = signal({});
  readonly tracks = new Map<TrackSource, MediaStreamTrack | null>();
  access: RoomAccess | null = null;
  reopenings = 0;
  pictures: SlotWish = 'high';

  setAccess(access: RoomAccess | null): void {
    this.access = access;
    this.state.value = access === null ? 'closed' : 'connected';
  }

  setTrack(source: TrackSource, track: MediaStreamTrack | null): void {
    this.tracks.set(source, track);
  }

  setPictures(wish: SlotWish): void {
    this.pictures = wish;
  }

  hubReopened(): void {
    this.reopenings++;
  }

  networkChanged(): void {
    this.reopenings++;
  }

  close(): void {
    this.setAccess(null);
  }
}
