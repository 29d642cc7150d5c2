import { Notice } from '../../../parts/Notice';
import { dayTexts as t } from '../../../texts/dayProgress';
import { organizerTexts } from '../../../texts/organizer';
import type { SectionProps } from '../sections';
import { DayNow } from './DayNow';
import './day.css';

/** The exam day while it runs: rooms, people, absences, acts; closing is one step away. */
export function Day({ day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.day}</h1>
      {day ? <DayNow key={day.id} day={day.id} /> : <Notice>{t.noDay}</Notice>}
    </>
  );
}
