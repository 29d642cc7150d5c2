import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { SectionProps } from '../sections';
import { RechecksOfDay } from './RechecksOfDay';

/** Rechecks of recordings, from the application to the family that knows what it came to. */
export function Rechecks({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.rechecks}</h1>
      {day ? <RechecksOfDay key={day.id} school={school.id} day={day.id} /> : <Notice>{t.noDay}</Notice>}
    </>
  );
}
