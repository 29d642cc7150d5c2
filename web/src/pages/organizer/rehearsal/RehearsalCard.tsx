import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import type { Reply } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { addStandIn, endRehearsal, type Rehearsal } from '../../../protocol/rehearsals';
import type { School } from '../../../protocol/school';
import { rehearsalTexts as t } from '../../../texts/rehearsal';
import { StandIns } from './StandIns';

interface Props {
  school: School;
  rehearsal: Rehearsal;
  onChanged: () => Promise<void>;
  onEnded: () => void;
}

/** A rehearsal that is there: what to do, its made-up pupils with their links, and its end. */
export function RehearsalCard({ school, rehearsal, onChanged, onEnded }: Props) {
  const problem = useSignal<Problem | null>(null);
  const asking = useSignal(false);
  const busy = useSignal(false);
  const change = async (reply: Promise<Reply<unknown>>) => {
    const done = await reply;
    problem.value = done.ok ? null : done.problem;
    return done.ok;
  };
  const end = async () => {
    asking.value = false;
    busy.value = true;
    const done = await change(endRehearsal(rehearsal.day));
    busy.value = false;
    if (done) onEnded();
  };
  const heading = `rehearsal-${rehearsal.day}`;
  return (
    <section class="panel stack" aria-labelledby={heading}>
      <div>
        <h2 id={heading}>{t.title(rehearsal.date)}</h2>
        <p>{t.state(rehearsal.auditoriums.length, rehearsal.standIns.length, rehearsal.participants)}</p>
        <p class="soft">
          {t.held(rehearsal.attempts)} {t.deleted(rehearsal.deletedOn)}
        </p>
      </div>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <div class="stack-tight">
        <h3>{t.stepsTitle}</h3>
        <ol class="rehearsal-steps">
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div class="stack-tight">
        <h3>{t.pupils}</h3>
        <StandIns school={school} rehearsal={rehearsal} onProblem={(refusal) => (problem.value = refusal)} />
        <div class="row">
          {rehearsal.auditoriums.map((room) => (
            <Button
              key={room.id}
              size="small"
              onClick={async () => {
                await change(addStandIn(rehearsal.day, room.id));
                await onChanged();
              }}
            >
              {t.add(room.number)}
            </Button>
          ))}
        </div>
      </div>
      <div class="row">
        <Button look="danger" disabled={busy.value} onClick={() => (asking.value = true)}>
          {t.end}
        </Button>
        <span role="status" class="soft">
          {busy.value ? t.ending : ''}
        </span>
      </div>
      {asking.value && (
        <Dialog title={t.endTitle} onClose={() => (asking.value = false)}>
          <p>{t.endText}</p>
          <div class="dialog-actions">
            <Button onClick={() => (asking.value = false)}>{t.keep}</Button>
            <Button look="danger" onClick={() => void end()}>
              {t.end}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
