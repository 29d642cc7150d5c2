import { type Signal, signal } from '@preact/signals';
import type { Connection } from '../../protocol/connection';
import type { ParticipantView, Problem, WrittenView } from '../../protocol/messages';

/** After this pause in typing the answer is saved, in milliseconds. */
const PAUSE = 800;
/** Whoever types without a pause is saved as often as this. */
const LONGEST = 3_000;
const PREFIX = 'itog-written/';

/** What the browser keeps of an answer that the server may not have yet. */
interface Kept {
  text: string;
  /** The revision that the text goes on from. */
  after: number;
  /** What was sent and not answered: the server may have it as the next revision. */
  sent: string | null;
}

/** saved: the server has every letter; saving: soon; notSaved: as soon as the link is back; refused: see `problem`. */
export type WritingState = 'saved' | 'saving' | 'notSaved' | 'refused';

/**
 * The written answer to one task. Every letter is kept in this browser at once and on the server soon after, so that neither a closed page nor a
 * lost network nor a restarted server takes any of it; what the server has not confirmed is sent again each time the link opens.
 */
export class WrittenDraft {
  readonly text: Signal<string>;
  readonly state: Signal<WritingState> = signal('saved');
  readonly problem: Signal<Problem | null> = signal(null);
  private known: { revision: number; text: string };
  private sent: string | null = null;
  private flying = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsaved = 0;

  constructor(
    private readonly connection: Pick<Connection<ParticipantView>, 'call'>,
    private readonly key: string,
    private readonly task: number,
    server: WrittenView,
    private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
  ) {
    this.known = { revision: server.revision, text: server.text };
    const kept = this.read();
    const goesOn =
      kept !== null &&
      (kept.after === server.revision || (kept.after + 1 === server.revision && kept.sent === server.text)) &&
      kept.text !== server.text;
    this.text = signal(goesOn ? kept.text : server.text);
    if (goesOn) this.state.value = 'notSaved';
    else this.forget();
  }

  type(text: string): void {
    this.text.value = text;
    this.problem.value = null;
    this.keep();
    if (this.state.peek() === 'saved') this.firstUnsaved = Date.now();
    this.state.value = 'saving';
    clearTimeout(this.timer);
    const waited = Date.now() - this.firstUnsaved;
    this.timer = setTimeout(() => void this.save(), Math.max(0, Math.min(PAUSE, LONGEST - waited)));
  }

  /** Saves now what is not saved: at the end of a stage, when the link has opened, when the page goes away. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    const text = this.text.peek();
    if (this.flying) return;
    if (text === this.known.text) {
      this.state.value = 'saved';
      this.forget();
      return;
    }
    this.flying = true;
    this.sent = text;
    this.keep();
    const outcome = await this.connection.call('writeAnswer', this.task, this.known.revision, text);
    this.flying = false;
    if (outcome.ok) {
      this.known = { revision: this.known.revision + 1, text };
      this.firstUnsaved = Date.now();
      if (this.text.peek() === text) {
        this.state.value = 'saved';
        this.forget();
      } else {
        this.keep();
        this.timer = setTimeout(() => void this.save(), PAUSE);
      }
    } else if (
      outcome.problem?.code === 'no-link' ||
      outcome.problem?.code === 'not-saved' ||
      outcome.problem?.code === 'server-stopping'
    ) {
      this.state.value = 'notSaved';
    } else if (outcome.problem?.code === 'too-many-calls') {
      this.timer = setTimeout(() => void this.save(), LONGEST);
    } else {
      this.state.value = 'refused';
      this.problem.value = outcome.problem;
    }
  }

  /** Takes over what the server has, unless this page is ahead of it. */
  follow(server: WrittenView): void {
    if (this.flying || server.revision <= this.known.revision) return;
    const mine = this.text.peek();
    if (this.sent === server.text && server.revision === this.known.revision + 1) {
      // Our own words, whose confirmation was lost.
      this.known = { revision: server.revision, text: server.text };
      if (mine !== server.text) void this.save();
      else {
        this.state.value = 'saved';
        this.forget();
      }
      return;
    }
    // Written on in another window: that is the later one.
    this.known = { revision: server.revision, text: server.text };
    this.text.value = server.text;
    this.state.value = 'saved';
    this.forget();
  }

  private keep(): void {
    const kept: Kept = { text: this.text.peek(), after: this.known.revision, sent: this.sent };
    try {
      this.store.setItem(PREFIX + this.key, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing: the server still does.
    }
  }

  private forget(): void {
    this.sent = null;
    try {
      this.store.removeItem(PREFIX + this.key);
    } catch {
      // See keep.
    }
  }

  private read(): Kept | null {
    try {
      const kept = JSON.parse(this.store.getItem(PREFIX + this.key) ?? 'null') as Partial<Kept> | null;
      return typeof kept?.text === 'string' && typeof kept.after === 'number' ? ({ sent: null, ...kept } as Kept) : null;
    } catch {
      return null;
    }
  }
}

/** When the attempt is over nothing of it stays in a browser that others use after him. */
export function forgetWritten(store: Pick<Storage, 'length' | 'key' | 'removeItem'> = localStorage): void {
  try {
    const keys = Array.from({ length: store.length }, (_, i) => store.key(i));
    for (const key of keys) if (key?.startsWith(PREFIX)) store.removeItem(key);
  } catch {
    // A browser that keeps nothing.
  }
}
