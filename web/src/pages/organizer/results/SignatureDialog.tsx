import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { Result, ResultReader } from '../../../protocol/results';
import { common } from '../../../texts/common';
import { resultsTexts as t } from '../../../texts/results';
import type { Change } from '../useChanges';

const readers: ResultReader[] = ['participant', 'parent'];

interface Props {
  day: number;
  result: Result;
  change: Change;
  onClose: () => void;
}

/** Notes a signature that stands on paper. */
export function SignatureDialog({ day, result, change, onClose }: Props) {
  const free = readers.filter((reader) => !result.acquaintances.some((a) => a.reader === reader));
  const reader = useSignal<ResultReader>(free[0] ?? 'participant');
  const date = useSignal('');
  const problem = useSignal<Problem | null>(null);
  return (
    <Dialog title={t.signTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          problem.value = await change(
            send(`/api/exam-days/${day}/results/${result.participant}/signature`, {
              method: 'POST',
              body: { reader: reader.value, signedOn: date.value },
            }),
          );
          if (!problem.value) onClose();
        }}
      >
        <p>{result.fullName}</p>
        <fieldset class="stack-tight">
          <legend>{t.whose}</legend>
          {free.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="reader" checked={reader.value === one} onChange={() => (reader.value = one)} />
              {t.reader[one]}
            </label>
          ))}
        </fieldset>
        <label class="stack-tight">
          {t.signDate}
          <input type="date" required value={date.value} onInput={(e) => (date.value = e.currentTarget.value)} />
        </label>
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary">
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
