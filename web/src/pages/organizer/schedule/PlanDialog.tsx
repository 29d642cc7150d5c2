import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { AuditoriumRow, ScheduleRow, School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { scheduleTexts as t } from '../../../texts/people';
import { ListState } from '../ListState';
import { useList } from '../useList';
import { RoomSchedules } from './RoomSchedules';

interface Props {
  school: School;
  path: string;
  replaces: boolean;
  onClose: () => void;
  onMade: () => void;
}

/** What the schedule is made of, how it would look, and the confirmation. */
export function PlanDialog({ school, path, replaces, onClose, onMade }: Props) {
  const auditoriums = useList<AuditoriumRow>(`/api/schools/${school.id}/auditoriums`);
  const left = useSignal<number[]>([]);
  const onlyRemote = useSignal(false);
  const checks = useSignal(5);
  const pause = useSignal(5);
  const plan = useSignal<ScheduleRow[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const key = useRef(newKey());

  const wish = () => ({
    auditoriums: (auditoriums.items ?? []).map((a) => a.id).filter((id) => !left.value.includes(id)),
    onlyRemote: onlyRemote.value,
    checksMinutes: checks.value,
    breakMinutes: pause.value,
  });

  async function preview() {
    key.current = newKey();
    const reply = await send<ScheduleRow[]>(`${path}/plan`, { method: 'POST', body: wish() });
    plan.value = reply.ok ? reply.value : null;
    problem.value = reply.ok ? null : reply.problem;
  }

  async function make() {
    const reply = await send(path, { method: 'POST', body: wish(), idempotencyKey: key.current });
    if (reply.ok) onMade();
    else problem.value = reply.problem;
  }

  // A plan that was shown holds only for what was chosen then.
  const choose = (change: () => void) => {
    change();
    plan.value = null;
  };
  return (
    <Dialog title={replaces ? t.makeAgain : t.make} onClose={onClose} wide>
      <p class="soft">{t.rules}</p>
      <ListState list={auditoriums} />
      <fieldset class="stack-tight">
        <legend>{t.auditoriums}</legend>
        <div class="row">
          {auditoriums.items?.map((a) => (
            <label key={a.id} class="check">
              <input
                type="checkbox"
                checked={!left.value.includes(a.id)}
                onChange={(event) => {
                  const taken = event.currentTarget.checked;
                  choose(() => (left.value = taken ? left.value.filter((id) => id !== a.id) : [...left.value, a.id]));
                }}
              />
              {a.number}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="schedule-wish">
        <label class="stack-tight">
          {t.checks}
          <input
            type="number"
            min={0}
            max={20}
            value={checks.value}
            onInput={(event) => {
              const value = Number(event.currentTarget.value);
              choose(() => (checks.value = value));
            }}
          />
        </label>
        <label class="stack-tight">
          {t.pause}
          <input
            type="number"
            min={0}
            max={5}
            value={pause.value}
            onInput={(event) => {
              const value = Number(event.currentTarget.value);
              choose(() => (pause.value = value));
            }}
          />
        </label>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={onlyRemote.value}
          onChange={(event) => {
            const value = event.currentTarget.checked;
            choose(() => (onlyRemote.value = value));
          }}
        />
        {t.onlyRemote}
      </label>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      {plan.value && <RoomSchedules rows={plan.value} />}
      {plan.value && replaces && <Notice tone="warn">{t.replace}</Notice>}
      <div class="dialog-actions">
        <Button onClick={onClose}>{common.cancel}</Button>
        {plan.value ? (
          <Button look="primary" onClick={make}>
            {t.confirm}
          </Button>
        ) : (
          <Button
            look="primary"
            onClick={preview}
            disabled={!auditoriums.items || left.value.length === auditoriums.items.length}
          >
            {t.preview}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
