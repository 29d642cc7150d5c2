import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Reply } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { type RecheckOffer, readRechecks } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { FilingDialog } from './FilingDialog';
import { Offers } from './Offers';
import { RecheckCard } from './RecheckCard';
import { Rules } from './Rules';
import './rechecks.css';

/** Sends a change and reads everything again; gives the refusal, or null. */
export type Change = (reply: Promise<Reply<unknown>>) => Promise<Problem | null>;

const whileLettersWait = 5_000;

/** One day's rechecks; read again while letters are on their way. */
export function RechecksOfDay({ school, day }: { school: number; day: number }) {
  const answer = useAnswer(() => readRechecks(day));
  const filing = useSignal<RecheckOffer | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (answer.value?.rechecks.some((r) => r.letters.some((l) => l.nextTryAt))) void answer.reload();
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
      {now && (
        <>
          <section class="stack" aria-labelledby="recheck-list">
            <h2 id="recheck-list">{t.list}</h2>
            {now.rechecks.length === 0 && <p class="soft">{t.none}</p>}
            {now.rechecks.map((recheck) => (
              <RecheckCard key={recheck.id} school={school} day={day} recheck={recheck} rules={now.rules} change={change} />
            ))}
          </section>
          <Offers offers={now.rules.offers} onFile={(offer) => (filing.value = offer)} />
          <Rules rules={now.rules} />
          {filing.value && (
            <FilingDialog
              day={day}
              offer={filing.value}
              rules={now.rules}
              change={change}
              onClose={() => (filing.value = null)}
            />
          )}
        </>
      )}
    </>
  );
}
