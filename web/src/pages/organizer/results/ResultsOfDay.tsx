import { useEffect } from 'preact/hooks';
import { Notice } from '../../../parts/Notice';
import type { Reply } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { readResults } from '../../../protocol/results';
import { resultsTexts as t } from '../../../texts/results';
import { Approval } from './Approval';
import { Notices } from './Notices';
import { ResultTable } from './ResultTable';
import { Terms } from './Terms';
import './results.css';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';

/** Sends a change and reads everything again; gives the refusal, or null. */
export type Change = (reply: Promise<Reply<unknown>>) => Promise<Problem | null>;

const whileLettersWait = 5_000;

/** One day's results; read again while letters are on their way. */
export function ResultsOfDay({ day }: { day: number }) {
  const answer = useAnswer(() => readResults(day));
  useEffect(() => {
    const timer = setInterval(() => {
      if (answer.value?.results.some((r) => r.letters.some((l) => l.nextTryAt))) void answer.reload();
    }, whileLettersWait);
    return () => clearInterval(timer);
  }, []);
  const change: Change = async (reply) => {
    const done = await reply;
    await answer.reload();
    return done.ok ? null : done.problem;
  };

  const now = answer.value;
  return (
    <>
      <AnswerState answer={answer} />
      {now && !now.closed && (
        <Notice title={t.notClosed}>
          <p>{t.notClosedText}</p>
          <p>
            <a href="#/closing">{t.toClosing}</a>
          </p>
        </Notice>
      )}
      {now?.closed && <Approval day={day} approval={now.approval} change={change} />}
      {now?.approval && <Notices day={day} results={now} change={change} />}
      {now?.closed && <ResultTable day={day} state={now} change={change} />}
      {now && <Terms terms={now.terms} />}
    </>
  );
}
