import { Notice } from '../../../parts/Notice';
import { readResults } from '../../../protocol/results';
import { resultsTexts as t } from '../../../texts/results';
import { Approval } from './Approval';
import { Notices } from './Notices';
import { ResultTable } from './ResultTable';
import { Terms } from './Terms';
import './results.css';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { useChanges } from '../useChanges';

/** One day's results; read again while letters are on their way. */
export function ResultsOfDay({ day }: { day: number }) {
  const answer = useAnswer(() => readResults(day));
  const change = useChanges(answer, (day) => day.results.flatMap((one) => one.letters));
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
