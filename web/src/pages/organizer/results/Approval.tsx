import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { DayResults } from '../../../protocol/results';
import { sayDate } from '../../../texts/common';
import { resultsTexts as t } from '../../../texts/results';
import type { Change } from '../useChanges';

/** By what the results were approved; typed once. */
export function Approval({ day, approval, change }: { day: number; approval: DayResults['approval']; change: Change }) {
  const typed = useSignal({ processingEndedOn: '', approvedOn: '', decision: '' });
  const problem = useSignal<Problem | null>(null);
  const set = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  return (
    <section class="panel stack" aria-labelledby="approval">
      <h2 id="approval">{t.approval}</h2>
      {approval ? (
        <p>
          {t.approved(sayDate(approval.approvedOn))}: {approval.decision}
        </p>
      ) : (
        <form
          class="stack"
          onSubmit={async (event) => {
            event.preventDefault();
            problem.value = await change(
              send(`/api/exam-days/${day}/results/approval`, { method: 'POST', body: typed.value, idempotencyKey: newKey() }),
            );
          }}
        >
          <p class="soft">{t.approvalText}</p>
          <div class="result-fields">
            <label class="stack-tight">
              {t.processingEndedOn}
              <input
                type="date"
                required
                value={typed.value.processingEndedOn}
                onInput={(e) => set({ processingEndedOn: e.currentTarget.value })}
              />
            </label>
            <label class="stack-tight">
              {t.approvedOn}
              <input
                type="date"
                required
                value={typed.value.approvedOn}
                onInput={(e) => set({ approvedOn: e.currentTarget.value })}
              />
            </label>
            <label class="stack-tight result-wide">
              {t.decision}
              <input
                required
                maxLength={300}
                value={typed.value.decision}
                onInput={(e) => set({ decision: e.currentTarget.value })}
              />
            </label>
          </div>
          <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
          <div>
            <Button type="submit" look="primary">
              {t.approve}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
