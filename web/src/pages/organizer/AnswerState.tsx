import { Button } from '../../parts/Button';
import { ProblemNotice } from '../../parts/outcome';
import { common } from '../../texts/common';
import { organizerTexts as t } from '../../texts/organizer';
import type { Answer } from './useAnswer';

/** Why something could not be read or changed, and what stands in its place while it is read. */
export function AnswerState<T>({ answer }: { answer: Answer<T> }) {
  const { value, problem } = answer;
  return (
    <>
      <div role="alert" class="stack">
        {problem && <ProblemNotice problem={problem} />}
        {problem && !value && (
          <div>
            <Button onClick={answer.reload}>{t.retry}</Button>
          </div>
        )}
      </div>
      {!value && !problem && (
        <p role="status" class="soft">
          {common.loading}
        </p>
      )}
    </>
  );
}
