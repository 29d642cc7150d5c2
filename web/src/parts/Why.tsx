import { common } from '../texts/common';
import { typeset } from '../texts/typography';

interface Props {
  /** The clause with the name of its document. */
  source: string;
  /** What the regulation says there, in words. */
  value?: string | null;
  note?: string | null;
}

/** The answer to "why": which document says it, where, and what. Stands wherever the product refuses or computes something. */
export function Why({ source, value = null, note = null }: Props) {
  return (
    <p class="why small soft">
      {common.clause(typeset(source))}
      {value && <span> — {typeset(value)}</span>}
      {note && <span class="why-note"> ({typeset(note)})</span>}
    </p>
  );
}

/** The same for a refusal, a fault or a gap that the server sent; nothing when no clause stands behind it. */
export function WhyOf({ rule }: { rule: { clause: string | null; source?: string | null } }) {
  const source = rule.source ?? rule.clause;
  return source ? <Why source={source} /> : null;
}
