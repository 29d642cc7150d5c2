import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';
import { AuditoriumPapers } from './AuditoriumPapers';

/** Everything that is printed, signed and handed over. */
export function Papers({ school }: SectionProps) {
  return (
    <>
      <h1>{t.names.papers}</h1>
      <AuditoriumPapers school={school} />
    </>
  );
}
