import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «closing». */
export function Closing(_: SectionProps) {
  return <h1>{t.names.closing}</h1>;
}
