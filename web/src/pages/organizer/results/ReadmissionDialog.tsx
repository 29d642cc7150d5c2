import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { ExamRound, Readmission, Result } from '../../../protocol/results';
import { common } from '../../../texts/common';
import { resultsTexts as t } from '../../../texts/results';
import type { Change } from '../useChanges';

interface Props {
  day: number;
  result: Result;
  readmission: Readmission;
  rounds: ExamRound[];
  change: Change;
  onClose: () => void;
}

/** Has somebody sit again, or says by which clause he may not. */
export function ReadmissionDialog({ day, result, readmission, rounds, change, onClose }: Props) {
  const typed = useSignal({ round: rounds[0] ?? 'secondAdditional', decision: '', decidedOn: '', ground: '' });
  const problem = useSignal<Problem | null>(null);
  const set = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  const readmit = async () => {
    const { ground, ...rest } = typed.value;
    problem.value = await change(
      send(`/api/exam-days/${day}/results/${result.participant}/readmission`, {
        method: 'POST',
        body: { ...rest, ground: readmission.needsGround ? ground : null },
        idempotencyKey: newKey(),
      }),
    );
    if (!problem.value) onClose();
  };
  return (
    <Dialog title={t.readmitTitle} onClose={onClose}>
      <p>{t.because(result.fullName, readmission.case)}</p>
      <p class="soft">{t.used(readmission.used, readmission.limit)}</p>
      {readmission.refusal ? (
        <>
          <ProblemNotice problem={readmission.refusal} tone="warn" />
          <div class="dialog-actions">
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void readmit();
          }}
        >
          <label class="stack-tight">
            {t.round}
            <select value={typed.value.round} onChange={(e) => set({ round: e.currentTarget.value as ExamRound })}>
              {rounds.map((round) => (
                <option key={round} value={round}>
                  {t.rounds[round]}
                </option>
              ))}
            </select>
          </label>
          <label class="stack-tight">
            {readmission.byCouncil ? t.council : t.anyDecision}
            <input
              required
              maxLength={300}
              value={typed.value.decision}
              onInput={(e) => set({ decision: e.currentTarget.value })}
            />
            {readmission.byCouncil && <span class="small soft">{common.clause(readmission.decidedBySource)}</span>}
          </label>
          <label class="stack-tight">
            {t.decidedOn}
            <input
              type="date"
              required
              value={typed.value.decidedOn}
              onInput={(e) => set({ decidedOn: e.currentTarget.value })}
            />
          </label>
          {readmission.needsGround && (
            <label class="stack-tight">
              {t.ground}
              <input
                required
                maxLength={300}
                value={typed.value.ground}
                onInput={(e) => set({ ground: e.currentTarget.value })}
              />
            </label>
          )}
          <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
          <div class="dialog-actions">
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" look="primary">
              {t.readmit}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
