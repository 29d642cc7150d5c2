import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import type { Reply } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { type DayResults, readResults } from '../../../protocol/results';
import { common } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { resultsTexts as t } from '../../../texts/results';
import { Approval } from './Approval';
import { Notices } from './Notices';
import { ResultTable } from './ResultTable';
import { Terms } from './Terms';
import './results.css';

/** Sends a change and reads everything again; gives the refusal, or null. */
export type Change = (reply: Promise<Reply<unknown>>) => Promise<Problem | null>;

const whileLettersWait = 5_000;

/** One day's results; read again while letters are on their way. */
export function ResultsOfDay({ day }: { day: number }) {
  const state = useSignal<DayResults | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = async () => {
    const reply = await readResults(day);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) state.value = reply.value;
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      if (state.value?.results.some((r) => r.letters.some((l) => l.nextTryAt))) void load();
    }, whileLettersWait);
    return () => clearInterval(timer);
  }, []);
  const change: Change = async (reply) => {
    const done = await reply;
    await load();
    return done.ok ? null : done.problem;
  };

  const now = state.value;
  return (
    <>
      <div role="alert" class="stack">
        {problem.value && <ProblemNotice problem={problem.value} />}
        {problem.value && !now && (
          <div>
            <Button onClick={load}>{organizerTexts.retry}</Button>
          </div>
        )}
      </div>
      {!now && !problem.value && (
        <p role="status" class="soft">
          {common.loading}
        </p>
      )}
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
