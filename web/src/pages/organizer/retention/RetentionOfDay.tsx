import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { Why } from '../../../parts/Why';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { readRetention, type Signer } from '../../../protocol/retention';
import { sayDate } from '../../../texts/common';
import { retentionTexts as t } from '../../../texts/retention';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { DestroyDialog } from './DestroyDialog';
import { Destroyed } from './Destroyed';
import { Materials } from './Materials';

/** One day: the term with its clause, what there is, and the way to its end. */
export function RetentionOfDay({ day }: { day: number }) {
  const answer = useAnswer(() => readRetention(day));
  const asking = useSignal(false);
  const destroy = async (commission: Signer[]): Promise<Problem | null> => {
    const done = await send(`/api/exam-days/${day}/retention/destruction`, {
      method: 'POST',
      body: { commission },
      idempotencyKey: newKey(),
    });
    await answer.reload();
    return done.ok ? null : done.problem;
  };

  const now = answer.value;
  return (
    <>
      <AnswerState answer={answer} />
      {now?.destruction && <Destroyed day={day} destruction={now.destruction} finish={() => destroy([])} />}
      {now && (
        <section class="panel stack" aria-labelledby="term">
          <h2 id="term">{t.until(sayDate(now.keptUntil))}</h2>
          <div>
            <p>{t.from(sayDate(now.destroyedFrom))}</p>
            <Why source={now.source} />
          </div>
          <div>
            <p>{t.methods(now.methods, now.by)}</p>
            <Why source={now.methodSource} />
          </div>
        </section>
      )}
      {now && <Materials materials={now.materials} gone={Boolean(now.destruction)} />}
      {now && !now.destruction && (
        <section class="stack">
          {now.refusal ? (
            <ProblemNotice problem={now.refusal} tone="warn" />
          ) : (
            <div>
              <Button look="danger" onClick={() => (asking.value = true)}>
                {t.destroy}
              </Button>
            </div>
          )}
        </section>
      )}
      {asking.value && <DestroyDialog destroy={destroy} onClose={() => (asking.value = false)} />}
    </>
  );
}
