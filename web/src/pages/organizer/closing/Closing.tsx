import { Notice } from '../../../parts/Notice';
import { closingTexts as t } from '../../../texts/closing';
import { organizerTexts } from '../../../texts/organizer';
import { InsteadNotice } from '../rehearsal/InsteadNotice';
import type { SectionProps } from '../sections';
import { ClosingDay } from './ClosingDay';

/** The end of the day: what is missing, the closing, and the package for the processing centre. */
export function Closing({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.closing}</h1>
      {!day && <Notice>{t.noDay}</Notice>}
      {day?.kind === 'rehearsal' && <InsteadNotice of="closing" />}
      {day?.kind === 'exam' && <ClosingDay key={day.id} day={day.id} school={school} />}
    </>
  );
}
