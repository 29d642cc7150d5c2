import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { retentionTexts as t } from '../../../texts/retention';
import { InsteadNotice } from '../rehearsal/InsteadNotice';
import type { SectionProps } from '../sections';
import { RetentionOfDay } from './RetentionOfDay';

/** What the server keeps of a day, until when, and how it is destroyed. */
export function Retention({ day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.retention}</h1>
      {!day && <Notice>{t.noDay}</Notice>}
      {day?.kind === 'rehearsal' && <InsteadNotice of="retention" />}
      {day?.kind === 'exam' && <RetentionOfDay key={day.id} day={day.id} />}
    </>
  );
}
