import { type Signal, signal } from '@preact/signals';
import { ServerClock } from './clock';
import type { CallName, CallReply, Connection, LinkState } from './connection';
import type { AnyView, Calls, Outcome, PictureState, RoomStatistics } from './messages';
import type { StationCallView } from './stationCall';

/** A connection without a server for tests and fixtures: keeps what was called and answers `ok` unless told otherwise. */
export class FakeConnection<V extends AnyView> implements Connection<V> {
  readonly view: Signal<V | null>;
  readonly link: Signal<LinkState> = signal('open');
  readonly statistics: Signal<RoomStatistics | null> = signal(null);
  readonly pictures: Signal<PictureState[]> = signal([]);
  readonly stationCall: Signal<StationCallView | null> = signal(null);
  readonly openings: Signal<number> = signal(1);
  readonly clock = new ServerClock(() => 0);
  readonly calls: { name: CallName; args: unknown[] }[] = [];
  answers: Partial<Record<CallName, Outcome>> = {};

  constructor(view: V | null) {
    this.view = signal(view);
    if (view) this.clock.observe(view.serverTime);
  }

  push(view: V): void {
    this.clock.observe(view.serverTime);
    this.view.value = view;
  }

  call<K extends CallName>(name: K, ...args: Parameters<Calls[K]>): Promise<CallReply<K>> {
    this.calls.push({ name, args });
    return Promise.resolve((this.answers[name] ?? { ok: true, problem: null, sdp: null, servers: [] }) as CallReply<K>);
  }
}
