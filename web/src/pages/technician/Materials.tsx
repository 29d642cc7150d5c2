import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import type { Problem } from '../../protocol/messages';
import { type ExamDay, readDays, readSchools } from '../../protocol/school';
import { common } from '../../texts/common';
import { kimTexts as t } from '../../texts/kim';
import { nearestDay } from '../organizer/days';
import { KimDayView } from '../organizer/kim/KimDayView';

/** The packages of the day at the technician's desk: he receives them and opens them at the hour [004 app. 2]. */
export function Materials({ school }: { school: string }) {
  const place = useSignal<{ school: number; day: ExamDay } | null>(null);
  const problem = useSignal<Problem | null>(null);
  const open = async () => {
    const schools = await readSchools();
    problem.value = schools.ok ? null : schools.problem;
    const own = schools.ok ? schools.value.find((one) => one.name === school) : undefined;
    if (!own) return;
    const days = await readDays(own.id);
    problem.value = days.ok ? null : days.problem;
    const day = days.ok ? nearestDay(days.value, new Date()) : null;
    if (day) place.value = { school: own.id, day };
  };
  const close = () => {
    place.value = null;
  };
  return (
    <section class="panel stack-tight" aria-label={t.title}>
      <div class="row-apart">
        <h2>{t.short}</h2>
        <Button size="small" onClick={open}>
          {t.look}
        </Button>
      </div>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {place.value && (
        <Dialog title={t.title} onClose={close}>
          <KimDayView school={place.value.school} day={place.value.day.id} date={place.value.day.date} />
          <div class="dialog-actions">
            <Button onClick={close}>{common.close}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
