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
    this.scores.value = { ...this.scores.value, [code]: score };
    void this.save();
  }

  setNotAttempted(task: number, notAttempted: boolean): void {
    const others = this.notAttempted.value.filter((one) => one !== task);
    this.notAttempted.value = notAttempted ? [...others, task].sort() : others;
    void this.save();
  }

  /** The server's protocol came: it is the truth unless something here is still on its way. */
  follow(protocol: ProtocolView): void {
    if (this.state.peek() !== 'saved') return;
    this.scores.value = protocol.scores;
    this.notAttempted.value = protocol.notAttemptedTasks;
  }

  /** Sends again what could not be sent. */
  retry(): void {
    if (this.state.peek() === 'notSaved') void this.save();
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
