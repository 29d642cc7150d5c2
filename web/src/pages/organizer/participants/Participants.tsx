import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «participants». */
export function Participants(_: SectionProps) {
  return <h1>{t.names.participants}</h1>;
}
