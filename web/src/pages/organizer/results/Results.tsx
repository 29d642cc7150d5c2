import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { resultsTexts as t } from '../../../texts/results';
import type { SectionProps } from '../sections';
import { ResultsOfDay } from './ResultsOfDay';

/** After the exam: approval, notices, acquaintance, readmission, and the terms of the regulation. */
export function Results({ day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.results}</h1>
      {day ? <ResultsOfDay key={day.id} day={day.id} /> : <Notice>{t.noDay}</Notice>}
    </>
  );
}
