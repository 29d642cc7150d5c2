import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { paperTexts as t } from '../../../texts/papers';
import type { SectionProps } from '../sections';
import { AuditoriumPapers } from './AuditoriumPapers';
import { DayForms } from './DayForms';

/** Everything that is printed, signed and handed over. */
export function Papers({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.papers}</h1>
      {day ? <DayForms key={day.id} day={day.id} rehearsal={day.kind === 'rehearsal'} /> : <Notice>{t.noDay}</Notice>}
      <AuditoriumPapers school={school} />
    </>
  );
}
