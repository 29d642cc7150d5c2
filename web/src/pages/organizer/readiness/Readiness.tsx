import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { readinessTexts as t } from '../../../texts/readiness';
import type { SectionProps } from '../sections';
import { ReadinessOfDay } from './ReadinessOfDay';
import './readiness.css';

/** Who has tested his line, what else the day needs, and the report to the processing centre. */
export function Readiness({ day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.readiness}</h1>
      {day ? <ReadinessOfDay key={day.id} day={day.id} /> : <Notice>{t.noDay}</Notice>}
    </>
  );
}
