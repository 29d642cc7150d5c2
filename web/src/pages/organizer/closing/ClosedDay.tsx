import { Notice } from '../../../parts/Notice';
import type { ClosingState } from '../../../protocol/closing';
import { closingTexts as t } from '../../../texts/closing';

/** The day is closed: when, and the package to send. */
export function ClosedDay({ state, when }: { state: ClosingState; when: string }) {
  return (
    <>
      <Notice tone="good" title={t.closed}>
        <p>{t.closedAt(when)}</p>
      </Notice>
      {state.packageUrl && (
        <section class="panel stack" aria-labelledby="package">
          <h2 id="package">{t.package}</h2>
          <p>{t.packageText}</p>
          <div>
            <a class="button button-primary" href={state.packageUrl} download>
              {t.takePackage}
            </a>
          </div>
        </section>
      )}
    </>
  );
}
