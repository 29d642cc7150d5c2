import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «schedule». */
export function Schedule(_: SectionProps) {
  return <h1>{t.names.schedule}</h1>;
}
