import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «regulation». */
export function Regulation(_: SectionProps) {
  return <h1>{t.names.regulation}</h1>;
}
