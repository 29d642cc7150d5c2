import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { WhyOf } from '../../../parts/Why';
import type { Problem } from '../../../protocol/messages';
import { type Readiness, readinessFile, readReadiness, remindOfTest } from '../../../protocol/readiness';
import { readinessTexts as t } from '../../../texts/readiness';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { Checks } from './Checks';
import { People } from './People';
import { Stations } from './Stations';

const every = 20_000;

/** The readiness of one day; read again three times a minute, because participants test their lines while it is looked at. */
export function ReadinessOfDay({ day }: { day: number }) {
  const answer = useAnswer(() => readReadiness(day));
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void answer.reload();
    }, every);
    return () => clearInterval(timer);
  }, []);
  const now = answer.value;
  return (
    <>
      <AnswerState answer={answer} />
      {now && (
        <>
          <p class="soft">{t.lead}</p>
          <Summary now={now} />
          <Actions now={now} day={day} onSent={answer.reload} />
          <Checks checks={now.checks} />
          <Stations stations={now.stations} />
          <People people={now.participants} />
        </>
      )}
    </>
  );
}

function Summary({ now }: { now: Readiness }) {
  const count = (grade: string | null) => now.participants.filter((one) => (one.test?.grade ?? null) === grade).length;
  const things = now.checks.filter((check) => check.state === 'missing').length + now.stations.filter(untested).length;
  const people = count(null) + count('notReady');
  const figures: [string, number][] = [
    [t.figures.all, now.participants.length],
    [t.figures.ready, count('ready')],
    [t.figures.doubtful, count('doubtful')],
    [t.figures.notReady, count('notReady')],
    [t.figures.none, count(null)],
  ];
  return (
    <section class="panel stack">
      <Notice tone={now.ready ? 'good' : 'warn'} title={now.ready ? t.ready : t.notReady}>
        <p>{now.ready ? t.readyText : t.notReadyText(people, things)}</p>
        {now.due && <p>{t.due(now.due)}</p>}
        <WhyOf rule={now} />
      </Notice>
      <dl class="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const untested = (station: Readiness['stations'][number]) => station.test === null || station.test.grade === 'notReady';

function Actions({ now, day, onSent }: { now: Readiness; day: number; onSent: () => Promise<void> }) {
  const queued = useSignal<number | null>(null);
  const problem = useSignal<Problem | null>(null);
  const wanted = now.participants.filter((one) => one.remindWanted).length;
  const remind = async () => {
    const reply = await remindOfTest(day);
    problem.value = reply.ok ? null : reply.problem;
    queued.value = reply.ok ? reply.value.queued : null;
    await onSent();
  };
  return (
    <div class="stack-tight">
      <div class="row">
        {now.canWrite && wanted > 0 && (
          <Button look="primary" onClick={() => void remind()}>
            {t.remind(wanted)}
          </Button>
        )}
        <a class="button" href={readinessFile(day, 'pdf')} target="_blank" rel="noreferrer">
          {t.pdf}
        </a>
        <a class="button button-quiet" href={readinessFile(day, 'xlsx')} download>
          {t.xlsx}
        </a>
        <a class="button button-quiet" href={readinessFile(day, 'csv')} download>
          {t.csv}
        </a>
      </div>
      {!now.canWrite && wanted > 0 && <p class="small soft">{t.noPost}</p>}
      <p role="status">{queued.value !== null && t.reminded(queued.value)}</p>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
    </div>
  );
}
