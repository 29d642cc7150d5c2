import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { WhyRules } from '../../../parts/rules';
import type { ClosingState } from '../../../protocol/closing';
import { closingTexts as t } from '../../../texts/closing';

/** By when the result file, the papers and the sound have to be with the processing centre, and how they go there. */
const transferRules = [
  'deadlines.municipalityHandover',
  'deadlines.remoteResultFile',
  'deadlines.resultFile',
  'deadlines.papersAndAudio',
  'exchange.channel',
  'exchange.resultsProgram',
];

/** The day is closed: when, and the package to send. */
export function ClosedDay({ state, when, onReopen }: { state: ClosingState; when: string; onReopen: (() => void) | null }) {
  return (
    <>
      <Notice tone="good" title={t.closed}>
        <p>{t.closedAt(when)}</p>
        {onReopen && (
          <div>
            <Button size="small" onClick={onReopen}>
              {t.reopen}
            </Button>
          </div>
        )}
      </Notice>
      {state.packageUrl && (
        <section class="panel stack" aria-labelledby="package">
          <h2 id="package">{t.package}</h2>
          <p>{t.packageText}</p>
          <WhyRules paths={transferRules} about={t.packageWhy} />
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
