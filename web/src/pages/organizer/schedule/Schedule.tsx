import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { WhyRules } from '../../../parts/rules';
import { sayDate } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { scheduleTexts as t } from '../../../texts/people';
import type { SectionProps } from '../sections';
import { DayDialog } from './DayDialog';
import { DaySchedule } from './DaySchedule';
import './schedule.css';

/** What the length of a place in the schedule is made of, and when the schedule has to be sent. */
const timesRules = [
  'day.startTime',
  'course.stages',
  'conditions.extraMinutes',
  'conditions.extraTimeGrounds',
  'day.breakMinutes',
  'deadlines.schedule',
];

/** Who connects when and where, on the chosen day. */
export function Schedule(props: SectionProps) {
  const { school, day } = props;
  const setting = useSignal(false);
  return (
    <>
      <div class="row-apart schedule-actions">
        <h1>{organizerTexts.names.schedule}</h1>
        <Button onClick={() => (setting.value = true)}>{t.setDay}</Button>
      </div>
      {day ? (
        <>
          <p class="schedule-print-head">
            {school.name}, {sayDate(day.date)}
          </p>
          <WhyRules paths={timesRules} about={t.why} />
          <DaySchedule key={day.id} school={school} day={day} />
        </>
      ) : (
        <p class="panel">{t.noDay}</p>
      )}
      {setting.value && <DayDialog school={school} onClose={() => (setting.value = false)} onSaved={() => location.reload()} />}
    </>
  );
}
