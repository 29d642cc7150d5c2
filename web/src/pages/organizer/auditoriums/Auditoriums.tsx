import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «auditoriums». */
export function Auditoriums(_: SectionProps) {
  return <h1>{t.names.auditoriums}</h1>;
}
