import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import type { Problem } from '../../../protocol/messages';
import type { DayRetention } from '../../../protocol/retention';
import { moment } from '../../../texts/common';
import { retentionTexts as t } from '../../../texts/retention';

interface Props {
  day: number;
  destruction: NonNullable<DayRetention['destruction']>;
  finish: () => Promise<Problem | null>;
}

/** The act of what is gone; or the button that finishes what a crash broke off. */
export function Destroyed({ day, destruction, finish }: Props) {
  const problem = useSignal<Problem | null>(null);
  return destruction.doneAt ? (
    <Notice tone="good" title={t.done(moment(destruction.doneAt))}>
      <p>{t.actText}</p>
      <p>
        <a href={`/api/exam-days/${day}/retention/act.pdf`}>{t.act}</a>
      </p>
    </Notice>
  ) : (
    <Notice tone="warn" title={t.begun}>
      <p>{t.begunText}</p>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <Button look="primary" onClick={async () => (problem.value = await finish())}>
        {t.finish}
      </Button>
    </Notice>
  );
}
