import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { useSchoolTime } from '../../../parts/schoolTime';
import { send } from '../../../protocol/api';
import { type ClosingProblem, type ClosingState, readClosing } from '../../../protocol/closing';
import type { Problem } from '../../../protocol/messages';
import { closingTexts as t } from '../../../texts/closing';
import { common } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { CloseDialog } from './CloseDialog';
import { ClosedDay } from './ClosedDay';
import { Gaps } from './Gaps';
import { Progress } from './Progress';

const every = 15_000;

/** How near one day is to its closing; read again every quarter of a minute while it is open. */
export function ClosingDay({ day }: { day: number }) {
  const state = useSignal<ClosingState | null>(null);
  const problem = useSignal<Problem | null>(null);
  const asking = useSignal(false);
  const busy = useSignal(false);
  const time = useSchoolTime();

  const load = async () => {
    const reply = await readClosing(day);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) state.value = reply.value;
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      if (!state.value?.closedAt && !busy.value && !document.hidden) void load();
    }, every);
    return () => clearInterval(timer);
  }, []);

  const close = async () => {
    asking.value = false;
    busy.value = true;
    const reply = await send<ClosingState>(`/api/exam-days/${day}/closing`, { method: 'POST' });
    busy.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) state.value = reply.value;
    else if (state.value)
      state.value = { ...state.value, missing: (reply.problem as ClosingProblem).missing ?? state.value.missing };
  };
  const markAbsent = async (participant: string) => {
    const reply = await send(`/api/exam-days/${day}/absences/${participant}`, { method: 'PUT' });
    if (reply.ok) await load();
    else problem.value = reply.problem;
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
      {now?.closedAt && <ClosedDay state={now} when={time.moment(now.closedAt)} />}
      {now && !now.closedAt && (
        <>
          <Gaps state={now} onAbsent={markAbsent} />
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
      {asking.value && <CloseDialog onYes={close} onNo={() => (asking.value = false)} />}
    </>
  );
}
