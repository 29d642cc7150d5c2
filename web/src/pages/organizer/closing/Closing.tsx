import { Notice } from '../../../parts/Notice';
import { closingTexts as t } from '../../../texts/closing';
import { organizerTexts } from '../../../texts/organizer';
import type { SectionProps } from '../sections';
import { ClosingDay } from './ClosingDay';

/** The end of the day: what is missing, the closing, and the package for the processing centre. */
export function Closing({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.closing}</h1>
      {day ? <ClosingDay key={day.id} day={day.id} head={school.roles.includes('schoolHead')} /> : <Notice>{t.noDay}</Notice>}
    </>
  );
}
