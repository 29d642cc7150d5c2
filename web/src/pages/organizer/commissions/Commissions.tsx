import { organizerTexts as t } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

/** The section «commissions». */
export function Commissions(_: SectionProps) {
  return <h1>{t.names.commissions}</h1>;
}
