import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «kim». */
export function Kim(_: SectionProps) {
  return <h1>{t.names.kim}</h1>;
}
