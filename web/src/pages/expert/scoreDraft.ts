import { type Signal, signal } from '@preact/signals';
import type { Connection } from '../../protocol/connection';
import type { ExpertView, Problem, ProtocolView } from '../../protocol/messages';

export type SaveState = 'saved' | 'saving' | 'notSaved';
export type Scores = Record<string, number | null>;

/**
 * The expert's scores of one protocol: what he pressed is shown at once and sent at once; one call is on its way at a time, and
 * the newest draft follows it. Sums come only from the server.
 */
export class ScoreDraft {
  readonly scores: Signal<Scores>;
  readonly notAttempted: Signal<number[]>;
  readonly state: Signal<SaveState> = signal('saved');
  readonly problem: Signal<Problem | null> = signal(null);
  /** What was pressed here and has not yet been seen in a view: a view that was on its way must not undo it. */
  private own: Scores = {};
  private ownTasks: number[] | null = null;
  private sending = false;
  private changed = false;

  constructor(
    private readonly connection: Connection<ExpertView>,
    private readonly attemptId: string,
    protocol: ProtocolView,
  ) {
    this.scores = signal(protocol.scores);
    this.notAttempted = signal(protocol.notAttemptedTasks);
  }

  setScore(code: string, score: number | null): void {
    this.own[code] = score;
    this.scores.value = { ...this.scores.value, [code]: score };
    void this.save();
  }

  setNotAttempted(task: number, notAttempted: boolean): void {
    const others = this.notAttempted.value.filter((one) => one !== task);
    this.ownTasks = notAttempted ? [...others, task].sort() : others;
    this.notAttempted.value = this.ownTasks;
    void this.save();
  }

  /** The server's protocol came: it is the truth for all that was not pressed here since. */
  follow(protocol: ProtocolView): void {
    if (this.state.peek() === 'saved') this.forgetSeen(protocol);
    this.scores.value = { ...protocol.scores, ...this.own };
    this.notAttempted.value = this.ownTasks ?? protocol.notAttemptedTasks;
  }

  /** Sends again what could not be sent. */
  retry(): void {
    if (this.state.peek() === 'notSaved') void this.save();
  }

  private forgetSeen(protocol: ProtocolView): void {
    for (const [code, score] of Object.entries(this.own)) {
      if ((protocol.scores[code] ?? null) === score) delete this.own[code];
    }
    if (this.ownTasks?.join() === [...protocol.notAttemptedTasks].sort().join()) this.ownTasks = null;
  }

  private async save(): Promise<void> {
    this.changed = true;
    this.state.value = 'saving';
    if (this.sending) return;
    this.sending = true;
    while (this.changed) {
      this.changed = false;
      const outcome = await this.connection.call('saveScores', this.attemptId, this.scores.peek(), this.notAttempted.peek());
      this.problem.value = outcome.problem?.code === 'no-link' ? null : outcome.problem;
      if (!this.changed) this.state.value = outcome.ok ? 'saved' : 'notSaved';
    }
    this.sending = false;
  }
}
