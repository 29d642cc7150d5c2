import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import type { Problem } from '../../../protocol/messages';
import { startRehearsal } from '../../../protocol/rehearsals';
import type { School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { rehearsalTexts as t } from '../../../texts/rehearsal';

/** Now with two made-up pupils a room, unless somebody wishes otherwise: the second press begins. */
export function StartDialog({ school, onClose, onStarted }: { school: School; onClose: () => void; onStarted: () => void }) {
  const later = useSignal(false);
  const date = useSignal('');
  const time = useSignal('10:00');
  const standIns = useSignal(2);
  const own = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function start() {
    busy.value = true;
    const reply = await startRehearsal(school.id, {
      date: later.value ? date.value : null,
      start: later.value ? `${time.value}:00` : null,
      auditoriums: null,
      standIns: standIns.value,
      withParticipants: own.value,
    });
    busy.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) onStarted();
  }

  return (
    <Dialog title={t.dialog} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <fieldset class="stack-tight">
          <legend>{t.when}</legend>
          {[false, true].map((value) => (
            <label key={String(value)} class="check">
              <input type="radio" name="when" checked={later.value === value} onChange={() => (later.value = value)} />
              {value ? t.later : t.now}
            </label>
          ))}
        </fieldset>
        {later.value && (
          <div class="row">
            <label class="stack-tight">
              {t.date}
              <input type="date" value={date.value} onInput={(event) => (date.value = event.currentTarget.value)} />
            </label>
            <label class="stack-tight">
              {t.time}
              <input type="time" value={time.value} onInput={(event) => (time.value = event.currentTarget.value)} />
            </label>
          </div>
        )}
        <fieldset class="stack-tight">
          <legend>{t.who}</legend>
          <label class="stack-tight">
            {t.standIns}
            <input
              type="number"
              min={0}
              max={10}
              value={standIns.value}
              onInput={(event) => (standIns.value = event.currentTarget.valueAsNumber || 0)}
            />
          </label>
          <label class="check">
            <input type="checkbox" checked={own.value} onChange={(event) => (own.value = event.currentTarget.checked)} />
            {t.withParticipants}
          </label>
        </fieldset>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy.value || (later.value && date.value === '')}>
            {busy.value ? t.starting : t.start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
