import { Notice } from '../../../parts/Notice';
import { organizerTexts } from '../../../texts/organizer';
import { scoringTexts as t } from '../../../texts/scoring';
import type { SectionProps } from '../sections';
import { ProtocolTable } from './ProtocolTable';
import { SchemesOfDay } from './SchemesOfDay';
import './scoring.css';

/** How the answers of a day are scored: by whose decision, by which scheme, and how far the experts are. */
export function Scoring({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.scoring}</h1>
      {day ? (
        <>
          <SchemesOfDay key={day.id} school={school.id} day={day.id} />
          <ProtocolTable key={`protocols-${day.id}`} school={school.id} day={day.id} />
        </>
      ) : (
        <Notice>{t.noDay}</Notice>
      )}
    </>
  );
}
