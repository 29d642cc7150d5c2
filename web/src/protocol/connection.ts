import type { ReadonlySignal } from '@preact/signals';
import { type Signal, signal } from '@preact/signals';
import { common } from '../texts/common';
import { ServerClock } from './clock';
import type { AnyView, Calls, Outcome, PictureState, RoomStatistics } from './messages';
import type { StationCallView } from './stationCall';
import type { Transport } from './transport';

/** connecting: never open yet; open; lost: trying again; takenOver: a newer window has it; refused: not signed in or not allowed. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'takenOver' | 'refused';

export type CallName = keyof Calls;
export type CallReply<K extends CallName> = ReturnType<Calls[K]>;

/** What a page knows of the server: the newest view, the state of the link, and the calls. */
export interface Connection<V extends AnyView = AnyView> {
  readonly view: ReadonlySignal<V | null>;
  readonly link: ReadonlySignal<LinkState>;
  readonly statistics: ReadonlySignal<RoomStatistics | null>;
  /** The pictures that this page does not see whole, as the server knows. */
  readonly pictures: ReadonlySignal<PictureState[]>;
  /** The technician's test call with the station, on the pages of these two. */
  readonly stationCall: ReadonlySignal<StationCallView | null>;
  /** Grows each time the link opens: whoever keeps state on the server looks after it then. */
  readonly openings: ReadonlySignal<number>;
  readonly clock: ServerClock;
  /** Never rejects: a call that could not be made is an Outcome with a Problem too. */
  call<K extends CallName>(name: K, ...args: Parameters<Calls[K]>): Promise<CallReply<K>>;
}

/** Waiting before the n-th attempt to open the link again, in milliseconds: quick at first, never so long that an exam stands still. */
export function retryDelay(attempt: number): number {
  return [200, 500, 1_000, 1_500][attempt] ?? 2_000;
}

export const noLink: Outcome = {
  ok: false,
  problem: {
    code: 'no-link',
    title: common.noNetwork.title,
    detail: common.noNetwork.detail,
    clause: null,
  },
};

/** What a call that could not be made answers besides its Problem. */
const noResult: Partial<Record<CallName, object>> = {
  join: { sdp: null },
  restartIce: { ufrag: null, password: null },
  iceServers: { servers: [] },
  beginTestCall: { servers: [] },
  joinTestCall: { sdp: null },
  joinStationCall: { sdp: null },
  endTestTake: { sound: null },
  judgeTestCall: { verdict: null },
};

/** The page's one connection over a transport that may be lost and opened again for ever. */
export class HubConnection<V extends AnyView> implements Connection<V> {
  readonly view: Signal<V | null> = signal(null);
  readonly link: Signal<LinkState> = signal('connecting');
  readonly statistics: Signal<RoomStatistics | null> = signal(null);
  readonly pictures: Signal<PictureState[]> = signal([]);
  readonly stationCall: Signal<StationCallView | null> = signal(null);
  readonly openings: Signal<number> = signal(0);
  readonly clock: ServerClock;
  /** The first view after each opening counts, whatever its revision: the server may have been restored from a copy. */
  private fresh = true;
  private attempt = 0;
  private retrying: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly transport: Transport,
    clock = new ServerClock(),
  ) {
    this.clock = clock;
    transport.onView((view) => this.take(view as V));
    transport.onStatistics((statistics) => {
      this.statistics.value = statistics;
    });
    transport.onPictures((pictures) => {
      this.pictures.value = pictures;
    });
    transport.onStationCall((call) => {
      this.stationCall.value = call;
    });
    transport.onTakenOver(() => {
      this.link.value = 'takenOver';
      void transport.stop();
    });
    transport.onClose(() => {
      if (this.ended()) return;
      this.link.value = 'lost';
      this.retry();
    });
  }

  async start(): Promise<void> {
    this.fresh = true;
    const result = await this.transport.start();
    if (this.ended()) return;
    if (result === 'open') {
      this.attempt = 0;
      this.link.value = 'open';
      this.openings.value++;
    } else if (result === 'refused') {
      this.link.value = 'refused';
    } else {
      if (this.openings.peek() > 0) this.link.value = 'lost';
      this.retry();
    }
  }

  async call<K extends CallName>(name: K, ...args: Parameters<Calls[K]>): Promise<CallReply<K>> {
    try {
      return (await this.transport.invoke(name, args)) as CallReply<K>;
    } catch {
      return { ...noLink, ...noResult[name] } as CallReply<K>;
    }
  }

  private take(view: V): void {
    this.clock.observe(view.serverTime);
    const known = this.view.peek();
    // Each auditorium counts its own: a participant who was moved to another one sees a new count.
    const sameDay = known?.auditorium.id === view.auditorium.id;
    if (!this.fresh && known !== null && sameDay && view.revision < known.revision) return;
    this.fresh = false;
    this.view.value = view;
  }

  /** The network has come back: does not wait for the next attempt's time. */
  hurry(): void {
    if (this.retrying === null) return;
    clearTimeout(this.retrying);
    this.attempt = 0;
    this.tryAgain();
  }

  /** The link looks open, but nobody answers by it: closes it, and opens another one at once. */
  doubt(): void {
    if (this.link.peek() === 'open') void this.transport.stop();
  }

  private retry(): void {
    this.retrying = setTimeout(() => this.tryAgain(), retryDelay(this.attempt++));
  }

  private tryAgain(): void {
    this.retrying = null;
    if (!this.ended()) void this.start();
  }

  private ended(): boolean {
    const link = this.link.peek();
    return link === 'takenOver' || link === 'refused';
  }
}
