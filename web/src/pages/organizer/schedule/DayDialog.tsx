import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import { getJson, newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { RegulationName, School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { scheduleTexts as t } from '../../../texts/people';

/** A new exam day: when, and under which regulation. */
export function DayDialog({ school, onClose, onSaved }: { school: School; onClose: () => void; onSaved: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const regulations = useSignal<RegulationName[] | null>(null);
  useEffect(() => {
    void getJson<{ items: RegulationName[] }>('/api/regulations').then((reply) => {
      if (reply.ok) regulations.value = reply.value.items;
      else problem.value = reply.problem;
    });
  }, []);
  const date = useSignal('');
  const regulation = useSignal<string | null>(null);
  const own = regulations.value?.find((pack) => pack.id === school.regulationId);
  const chosen = regulation.value ?? own?.id ?? regulations.value?.[0]?.id;
  const key = useRef(newKey());

  async function save() {
    const reply = await send(`/api/schools/${school.id}/days`, {
      method: 'POST',
      body: { date: date.value, regulationId: chosen, kind: 'exam' },
      idempotencyKey: key.current,
    });
    if (reply.ok) onSaved();
    else {
      key.current = newKey();
      problem.value = reply.problem;
    }
  }

  return (
    <Dialog title={t.dayTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <label class="stack-tight">
          {t.date}
          <input type="date" value={date.value} onInput={(event) => (date.value = event.currentTarget.value)} />
        </label>
        <label class="stack-tight">
          {t.regulation}
          <select value={chosen ?? ''} onChange={(event) => (regulation.value = event.currentTarget.value)}>
            {regulations.value?.map((pack) => (
              <option key={pack.id} value={pack.id}>
                {pack.title}
              </option>
            ))}
          </select>
        </label>
        <p class="small soft">{t.rehearsalElsewhere}</p>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={date.value === ''}>
            {t.setDay}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
