import { useSignal } from '@preact/signals';
import { type RecheckOffer, readRechecks } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { useChanges } from '../useChanges';
import { FilingDialog } from './FilingDialog';
import { Offers } from './Offers';
import { RecheckCard } from './RecheckCard';
import { Rules } from './Rules';
import './rechecks.css';

/** One day's rechecks; read again while letters are on their way. */
export function RechecksOfDay({ school, day }: { school: number; day: number }) {
  const answer = useAnswer(() => readRechecks(day));
  const filing = useSignal<RecheckOffer | null>(null);
  const change = useChanges(answer, (day) => day.rechecks.flatMap((one) => one.letters));
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
