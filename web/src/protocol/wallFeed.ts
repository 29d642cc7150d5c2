import { type Signal, signal } from '@preact/signals';
import { getJson } from './api';
import { ServerClock } from './clock';
import type { LinkState } from './connection';
import { type WallView, wallAddress } from './wall';

/** The server tells once a second: after so long a silence the link is taken for lost, in milliseconds. */
const SILENCE = 5_000;
const LOOK = 1_000;

/** What the wall knows of the server: its newest second, and the state of the link. */
export interface WallFeed {
  readonly view: Signal<WallView | null>;
  readonly link: Signal<LinkState>;
  readonly clock: ServerClock;
}

/** The wall of a school by server-sent events; a link that is lost or silent is opened again for ever, one that is refused is not. */
export class LiveWall implements WallFeed {
  readonly view: Signal<WallView | null> = signal(null);
  readonly link: Signal<LinkState> = signal('connecting');
  readonly clock = new ServerClock();
  private readonly address: string;
  private source: EventSource | null = null;
  private heardAt = 0;

  constructor(
    school: number,
    private readonly open: (address: string) => EventSource = (address) => new EventSource(address),
  ) {
    this.address = wallAddress(school);
  }

  /** Begins to listen; returns what ends it. */
  start(): () => void {
    this.connect();
    const timer = setInterval(() => {
      if (this.link.peek() === 'refused' || performance.now() - this.heardAt < SILENCE) return;
      if (this.link.peek() === 'open') this.link.value = 'lost';
      this.connect();
    }, LOOK);
    return () => {
      clearInterval(timer);
      this.source?.close();
    };
  }

  private connect(): void {
    this.source?.close();
    this.heardAt = performance.now();
    const source = this.open(`${this.address}/events`);
    this.source = source;
    source.addEventListener('wall', (event) => {
      if (source !== this.source) return;
      this.heardAt = performance.now();
      const view = JSON.parse((event as MessageEvent<string>).data) as WallView;
      this.clock.observe(view.at);
      this.view.value = view;
      this.link.value = 'open';
    });
    source.addEventListener('error', () => {
      if (source !== this.source) return;
      if (this.link.peek() === 'open') this.link.value = 'lost';
      // An event source does not tell why it was turned away; the same question asked plainly does.
      if (source.readyState === EventSource.CLOSED) void this.askWhy();
    });
  }

  private async askWhy(): Promise<void> {
    const reply = await getJson(this.address);
    if (!reply.ok && (reply.problem.code === 'forbidden' || reply.problem.code === 'signed-out')) this.link.value = 'refused';
  }
}
