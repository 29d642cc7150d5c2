import { type Signal, signal } from '@preact/signals';
import { type Reply, send } from '../../protocol/api';
import { ServerClock } from '../../protocol/clock';
import type { CallName, CallReply } from '../../protocol/connection';
import type { Calls, Outcome } from '../../protocol/messages';
import type { RecheckSheet } from '../../protocol/rechecks';
import type { ProtocolDesk } from '../expert/protocolDesk';

/** How long after a lost link the draft is sent again, in milliseconds. */
const again = 5_000;

const unknown: Outcome = { ok: false, problem: { code: 'unknown', title: '', detail: '', clause: null } };

/** What the expert's form asks of a server, asked of the recheck of one code over HTTP. */
export class RecheckDesk implements ProtocolDesk {
  readonly openings: Signal<number> = signal(1);
  readonly clock = new ServerClock();
  readonly sheet: Signal<RecheckSheet>;

  constructor(sheet: RecheckSheet) {
    this.sheet = signal(named(sheet));
  }

  async call<K extends CallName>(name: K, ...args: Parameters<Calls[K]>): Promise<CallReply<K>> {
    if (name === 'saveScores') {
      const [, scores, notAttemptedTasks, errors] = args as Parameters<Calls['saveScores']>;
      return (await this.take('scores', 'PUT', { scores, notAttemptedTasks, errors })) as CallReply<K>;
    }
    return (name === 'signProtocol' ? await this.take('signature', 'POST') : unknown) as CallReply<K>;
  }

  /** Gives back a recording that cannot be scored. */
  giveBack(reason: string): Promise<Outcome> {
    return this.take('refusal', 'POST', { reason });
  }

  private async take(step: string, method: 'PUT' | 'POST', body?: unknown): Promise<Outcome> {
    const reply: Reply<RecheckSheet> = await send<RecheckSheet>(`/api/rechecks/${this.sheet.peek().code}/${step}`, {
      method,
      body,
    });
    if (reply.ok) {
      this.sheet.value = named(reply.value);
      return { ok: true, problem: null };
    }
    if (reply.problem.code === 'no-link') setTimeout(() => this.openings.value++, again);
    return { ok: false, problem: reply.problem };
  }
}

/** Under its code the protocol is kept apart from all others in the browser too. */
const named = (sheet: RecheckSheet): RecheckSheet => ({ ...sheet, protocol: { ...sheet.protocol, attemptId: sheet.code } });
