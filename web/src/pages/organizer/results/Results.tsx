import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { resultsTexts as t } from '../../../texts/results';
import { InsteadNotice } from '../rehearsal/InsteadNotice';
import type { SectionProps } from '../sections';
import { ResultsOfDay } from './ResultsOfDay';

/** After the exam: approval, notices, acquaintance, readmission, and the terms of the regulation. */
export function Results({ day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.results}</h1>
      {!day && <Notice>{t.noDay}</Notice>}
      {day?.kind === 'rehearsal' && <InsteadNotice of="results" />}
      {day?.kind === 'exam' && <ResultsOfDay key={day.id} day={day.id} />}
    </>
  );
}
