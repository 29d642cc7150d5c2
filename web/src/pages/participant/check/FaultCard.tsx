import type { ComponentChildren } from 'preact';
import { Notice } from '../../../parts/Notice';
import { checkTexts, type FaultWords } from '../../../texts/check';
import { typesetAll } from '../../../texts/typography';
import { AddressBarPicture } from './AddressBarPicture';

/** One fault: what it is, what it means, and the steps that mend it, in the order in which they are tried. */
export function FaultCard({
  words,
  pictured = false,
  children,
}: {
  words: FaultWords;
  /** With a picture of where the permission is given. */
  pictured?: boolean;
  children?: ComponentChildren;
}) {
  const { title, why, steps } = typesetAll(words);
  return (
    <Notice tone="warn" title={title}>
      {why && <p>{why}</p>}
      {pictured && <AddressBarPicture />}
      <ol class="fault-steps" aria-label={checkTexts.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {children && <div class="row">{children}</div>}
    </Notice>
  );
}
