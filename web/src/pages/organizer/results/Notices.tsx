import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { Why } from '../../../parts/Why';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { DayResults } from '../../../protocol/results';
import { resultsTexts as t } from '../../../texts/results';
import type { Change } from '../useChanges';

/** How results are told here, and the button that tells them. */
export function Notices({ day, results, change }: { day: number; results: DayResults; change: Change }) {
  const problem = useSignal<Problem | null>(null);
  const queued = useSignal<number | null>(null);
  const bySignature = results.channels.every((c) => c === 'signature');
  const canSend = results.channels.some((c) => results.ways.includes(c));
  const notify = async () => {
    const reply = send<{ queued: number }>(`/api/exam-days/${day}/results/letters`, { method: 'POST', idempotencyKey: newKey() });
    problem.value = await change(reply);
    const answer = await reply;
    queued.value = answer.ok ? answer.value.queued : null;
  };
  return (
    <section class="panel stack" aria-labelledby="notices">
      <h2 id="notices">{t.notices}</h2>
      <div class="stack-tight">
        <p>{t.channels(results.channels, results.parentsToo)}</p>
        <Why source={results.channelsSource} />
      </div>
      {bySignature && <p>{t.onlySignature}</p>}
      {!bySignature && !canSend && (
        <Notice tone="warn">
          <p>{t.noWays}</p>
        </Notice>
      )}
      {canSend && (
        <div class="row">
          <Button look="primary" onClick={notify}>
            {t.send}
          </Button>
          <span role="status">{queued.value !== null && t.queued(queued.value)}</span>
        </div>
      )}
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
    </section>
  );
}
