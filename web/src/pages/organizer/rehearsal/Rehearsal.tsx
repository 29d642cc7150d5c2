import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { readRehearsals } from '../../../protocol/rehearsals';
import { organizerTexts } from '../../../texts/organizer';
import { rehearsalTexts as t } from '../../../texts/rehearsal';
import { AnswerState } from '../AnswerState';
import type { SectionProps } from '../sections';
import { useAnswer } from '../useAnswer';
import { RehearsalCard } from './RehearsalCard';
import { StartDialog } from './StartDialog';
import './rehearsal.css';

/** A whole exam day with the demo variants: begun in two presses, removed in two. */
export function Rehearsal({ school, onDayGone }: SectionProps) {
  const answer = useAnswer(() => readRehearsals(school.id));
  const asking = useSignal(false);
  const ended = useSignal(false);
  const all = answer.value;
  return (
    <>
      <h1>{organizerTexts.names.rehearsal}</h1>
      <AnswerState answer={answer} />
      <div role="status">{ended.value && <Notice tone="good">{t.ended}</Notice>}</div>
      {all?.map((one) => (
        <RehearsalCard
          key={one.day}
          school={school}
          rehearsal={one}
          onChanged={answer.reload}
          onEnded={() => {
            ended.value = true;
            void answer.reload();
            void onDayGone?.();
          }}
        />
      ))}
      {all && (
        <section class="panel stack">
          <p>{t.lead}</p>
          <ul class="plain-list">
            {t.promises.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
          <div>
            <Button look={all.length === 0 ? 'primary' : 'plain'} size="large" onClick={() => (asking.value = true)}>
              {t.begin}
            </Button>
          </div>
        </section>
      )}
      {asking.value && (
        <StartDialog
          school={school}
          onClose={() => (asking.value = false)}
          onStarted={() => {
            // The new day is to be chosen at the top, too.
            location.reload();
          }}
        />
      )}
    </>
  );
}
