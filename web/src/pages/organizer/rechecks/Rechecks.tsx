import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { recheckTexts as t } from '../../../texts/rechecks';
import { InsteadNotice } from '../rehearsal/InsteadNotice';
import type { SectionProps } from '../sections';
import { RechecksOfDay } from './RechecksOfDay';

/** Rechecks of recordings, from the application to the family that knows what it came to. */
export function Rechecks({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.rechecks}</h1>
      {!day && <Notice>{t.noDay}</Notice>}
      {day?.kind === 'rehearsal' && <InsteadNotice of="results" />}
      {day?.kind === 'exam' && <RechecksOfDay key={day.id} school={school.id} day={day.id} />}
    </>
  );
}
