import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { ReasonDialog } from '../../../parts/ReasonDialog';
import { useSchoolTime } from '../../../parts/schoolTime';
import { send } from '../../../protocol/api';
import { type ClosingProblem, type ClosingState, readClosing } from '../../../protocol/closing';
import type { School } from '../../../protocol/school';
import { closingTexts as t } from '../../../texts/closing';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { CloseDialog } from './CloseDialog';
import { ClosedDay } from './ClosedDay';
import { Gaps } from './Gaps';
import { Progress } from './Progress';

const every = 15_000;

/** How near one day is to its closing; read again every quarter of a minute while it is open. */
export function ClosingDay({ day, school }: { day: number; school: Pick<School, 'roles'> }) {
  const [head, organizer] = [school.roles.includes('schoolHead'), school.roles.includes('organizer')];
  const answer = useAnswer(() => readClosing(day));
  const asking = useSignal(false);
  const reopening = useSignal(false);
  const busy = useSignal(false);
  const time = useSchoolTime();

  useEffect(() => {
    const timer = setInterval(() => {
      if (!answer.value?.closedAt && !busy.value && !document.hidden) void answer.reload();
    }, every);
    return () => clearInterval(timer);
  }, []);

  const close = async () => {
    asking.value = false;
    busy.value = true;
    const reply = await send<ClosingState>(`/api/exam-days/${day}/closing`, { method: 'POST' });
    busy.value = false;
    // The refusal brings the list of what is missing with it.
    const missing = reply.ok ? undefined : (reply.problem as ClosingProblem).missing;
    if (answer.value && missing) answer.take({ ok: true, value: { ...answer.value, missing } });
    answer.take(reply);
  };
  const markAbsent = async (participant: string) => {
    const reply = await send(`/api/exam-days/${day}/absences/${participant}`, { method: 'PUT' });
    if (reply.ok) await answer.reload();
    else answer.take(reply);
  };

  const reopen = async (reason: string) => {
    const reply = await send<ClosingState>(`/api/exam-days/${day}/closing/reopening`, { method: 'POST', body: { reason } });
    answer.take(reply);
    return reply.ok;
  };

  const now = answer.value;
  return (
    <>
      <AnswerState answer={answer} />
      {now?.closedAt && (
        <ClosedDay state={now} when={time.moment(now.closedAt)} onReopen={head ? () => (reopening.value = true) : null} />
      )}
      {now && !now.closedAt && (
        <>
          <Gaps state={now} onAbsent={organizer ? markAbsent : null} />
          <div class="row">
            <Button
              look="primary"
              size="large"
              disabled={now.missing.length > 0 || busy.value}
              onClick={() => (asking.value = true)}
            >
              {t.close}
            </Button>
            <span role="status" class="soft">
              {busy.value ? t.closing : ''}
            </span>
          </div>
        </>
      )}
      {now && <Progress state={now} />}
      {reopening.value && (
        <ReasonDialog
          texts={t.reopening}
          rule={t.reopeningRule}
          danger
          onClose={() => (reopening.value = false)}
          onConfirm={reopen}
        />
      )}
      {asking.value && <CloseDialog onYes={close} onNo={() => (asking.value = false)} />}
    </>
  );
}
