import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../parts/Notice';
import type { ParticipantOutcome } from '../../../protocol/closing';
import { type DayProgress, markAbsence, moveWaiting, type ParticipantProgress, readProgress } from '../../../protocol/progress';
import { dayTexts as t } from '../../../texts/dayProgress';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { People } from './People';
import { Rooms } from './Rooms';

const every = 5_000;
const over: ParticipantOutcome[] = ['finished', 'earlyEnd', 'removed', 'absent'];

/** How one day goes, read again every five seconds. */
export function DayNow({ day }: { day: number }) {
  const answer = useAnswer(() => readProgress(day));
  const said = useSignal('');
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void answer.reload();
    }, every);
    return () => clearInterval(timer);
  }, []);
  const mark = async (one: ParticipantProgress, absent: boolean) => {
    const reply = await markAbsence(day, one.participant, absent);
    if (!reply.ok) return answer.take(reply);
    said.value = absent ? t.marked(one.name) : t.unmarked(one.name);
    await answer.reload();
  };
  const move = async (one: ParticipantProgress, auditorium: number) => {
    const reply = await moveWaiting(one.auditorium, one.participant, auditorium);
    if (!reply.ok) return answer.take(reply);
    said.value = t.moved(one.name);
    await answer.reload();
  };
  const now = answer.value;
  return (
    <>
      <AnswerState answer={answer} />
      <p role="status" class="visually-hidden">
        {said.value}
      </p>
      {now && (
        <>
          {now.closedAt ? (
            <Notice>{t.closed}</Notice>
          ) : now.kind === 'rehearsal' ? (
            <Notice>{t.rehearsal}</Notice>
          ) : (
            !now.mayMark && <Notice>{t.watching}</Notice>
          )}
          <Summary now={now} />
          <Rooms rooms={now.rooms} />
          <People now={now} onMark={mark} onMove={move} />
          <Acts acts={now.acts} />
        </>
      )}
    </>
  );
}

function Summary({ now }: { now: DayProgress }) {
  const of = (outcome: ParticipantOutcome) => now.outcomes[outcome] ?? 0;
  const all = now.participants.length;
  const done = over.reduce((sum, outcome) => sum + of(outcome), 0);
  const figures: [string, number][] = [
    [t.figures.waiting, now.waiting],
    [t.figures.running, of('running')],
    [t.figures.finished, of('finished')],
    [t.figures.awaited, now.participants.filter((one) => one.outcome === 'awaited' && !one.waits).length],
    [t.figures.interrupted, now.participants.filter((one) => one.outcome === 'interrupted' && !one.waits).length],
    [t.figures.absent, of('absent')],
    [t.figures.earlyEnd, of('earlyEnd')],
    [t.figures.removed, of('removed')],
  ];
  return (
    <section class="panel stack" aria-labelledby="day-progress">
      <div class="row-apart">
        <h2 id="day-progress">{t.progress}</h2>
        <div class="row">
          <a class="button" href="#/papers">
            {t.papers}
          </a>
          {now.kind === 'rehearsal' ? (
            <a class="button" href="#/rehearsal">
              {t.toRehearsal}
            </a>
          ) : (
            <a class="button button-primary" href="#/closing">
              {t.close}
            </a>
          )}
        </div>
      </div>
      <label class="stack-tight day-bar">
        {t.done(done, all)}
        <progress value={done} max={Math.max(1, all)} />
      </label>
      <dl class="figures">
        {figures
          .filter(([, value], index) => value > 0 || index < 4)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t.protocols}</dt>
          <dd>{t.of(now.protocolsSigned, now.protocolsToSign)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Acts({ acts }: { acts: DayProgress['acts'] }) {
  return (
    <section class="panel stack-tight" aria-labelledby="day-acts">
      <h2 id="day-acts">{t.acts}</h2>
      {acts.length === 0 ? (
        <p class="soft">{t.noActs}</p>
      ) : (
        <>
          <p class="soft">{t.actsText}</p>
          <ul class="plain-list">
            {acts.map((act) => (
              <li key={act.url}>
                <a href={act.url} target="_blank" rel="noreferrer">
                  {act.title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
