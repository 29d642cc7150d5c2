import { type Signal, signal } from '@preact/signals';
import type { NotedError, Problem, ProtocolView } from '../../protocol/messages';
import type { ProtocolDesk } from './protocolDesk';
import { forgetUnsent, keepUnsent, unsentOf } from './unsentDraft';

export type SaveState = 'saved' | 'saving' | 'notSaved';
export type Scores = Record<string, number | null>;

/**
 * The expert's scores and notes of one protocol: what he pressed is shown at once and sent at once; one call is on its way at a time, and
 * the newest draft follows it. What has not reached the server outlives a reload. Sums come only from the server.
 */
export class ScoreDraft {
  readonly scores: Signal<Scores>;
  readonly notAttempted: Signal<number[]>;
  readonly errors: Signal<NotedError[]>;
  readonly state: Signal<SaveState> = signal('saved');
  readonly problem: Signal<Problem | null> = signal(null);
  /** What was pressed here and has not yet been seen in a view: a view that was on its way must not undo it. */
  private own: Scores = {};
  private ownTasks: number[] | null = null;
  private ownErrors: NotedError[] | null = null;
  private sending = false;
  private changed = false;
  private readonly version: number;

  constructor(
    private readonly connection: ProtocolDesk,
    private readonly attemptId: string,
    protocol: ProtocolView,
  ) {
    this.version = protocol.version;
    this.scores = signal(protocol.scores);
    this.notAttempted = signal(protocol.notAttemptedTasks);
    this.errors = signal(protocol.errors);
    const unsent = protocol.signedAt === null ? unsentOf(attemptId, this.version) : null;
    if (unsent === null) return;
    this.own = unsent.scores;
    this.ownTasks = unsent.notAttempted;
    this.ownErrors = unsent.errors;
    this.state.value = 'notSaved';
    this.show(protocol);
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

  /** Replaces the noted errors; they stand in the order of the recording. */
  setErrors(errors: NotedError[]): void {
    this.ownErrors = [...errors].sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0));
    this.errors.value = this.ownErrors;
    void this.save();
  }

  /** The server's protocol came: it is the truth for all that was not pressed here since. */
  follow(protocol: ProtocolView): void {
    if (this.state.peek() === 'saved') this.forgetSeen(protocol);
    this.show(protocol);
  }

  /** Sends again what could not be sent. */
  retry(): void {
    if (this.state.peek() === 'notSaved') void this.save();
  }

  /** Done when nothing is on its way: a signature must not overtake a score. */
  sent(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.state.subscribe((state) => {
        if (state === 'saving') return;
        resolve();
        // The first state comes before `stop` is there.
        queueMicrotask(() => stop());
      });
    });
  }

  private show(protocol: ProtocolView): void {
    this.scores.value = { ...protocol.scores, ...this.own };
    this.notAttempted.value = this.ownTasks ?? protocol.notAttemptedTasks;
    this.errors.value = this.ownErrors ?? protocol.errors;
  }

  private forgetSeen(protocol: ProtocolView): void {
    for (const [code, score] of Object.entries(this.own)) {
      if ((protocol.scores[code] ?? null) === score) delete this.own[code];
    }
    if (this.ownTasks?.join() === [...protocol.notAttemptedTasks].sort().join()) this.ownTasks = null;
    if (JSON.stringify(this.ownErrors) === JSON.stringify(protocol.errors)) this.ownErrors = null;
  }

  private async save(): Promise<void> {
    this.changed = true;
    this.state.value = 'saving';
    keepUnsent(this.attemptId, this.version, { scores: this.own, notAttempted: this.ownTasks, errors: this.ownErrors });
    if (this.sending) return;
    this.sending = true;
    while (this.changed) {
      this.changed = false;
      const outcome = await this.connection.call(
        'saveScores',
        this.attemptId,
        this.scores.peek(),
        this.notAttempted.peek(),
        this.errors.peek(),
      );
      this.problem.value = outcome.problem?.code === 'no-link' ? null : outcome.problem;
      if (this.changed) continue;
      this.state.value = outcome.ok ? 'saved' : 'notSaved';
      // A refusal would be repeated for ever; only what the link kept back waits for it.
      if (outcome.ok || outcome.problem?.code !== 'no-link') forgetUnsent(this.attemptId);
    }
    this.sending = false;
  }
}
