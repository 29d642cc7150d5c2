import type { Connection } from '../../../protocol/connection';
import type { Outcome, ParticipantView } from '../../../protocol/messages';
import type { CheckState } from './checkState';

/**
 * Tells the server of a check: for the report of readiness, then for the queue. Both say what the person saw when he pressed the button,
 * whatever passes before the camera meanwhile.
 */
export async function tellCheck(check: CheckState, connection: Connection<ParticipantView>): Promise<Outcome> {
  const [report, test] = [check.report(), check.testReport()];
  // The queue must not wait for a verdict: one that cannot be kept is only missing in the report of readiness.
  await connection.call('judgeTestCall', test);
  return connection.call('reportPreCheck', report);
}
