import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Tested } from '../../protocol/wall';
import { common, shortName } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { useReply } from './useReply';
import { useWallDesk } from './wallDesk';

/** Who of today's participants has tested his connection and with what result: first those who have not, or could not. */
export function TestsDialog({ onClose }: { onClose: () => void }) {
  const { calls } = useWallDesk();
  const reply = useReply(() => calls.readTests());
  const all = useSignal(false);
  const tests = reply?.ok ? reply.value : [];
  const shown = all.value ? tests : tests.filter((one) => one.passed !== true);
  return (
    <Dialog title={t.testsTitle} wide onClose={onClose}>
      <p class="small soft">{t.testsLead}</p>
      {reply === null && <p role="status">{t.reading}</p>}
      {reply && !reply.ok && <ProblemNotice problem={reply.problem} />}
      {reply?.ok && (
        <>
          <div class="row-apart">
            <strong>{t.testsCount(tests.filter((one) => one.passed === true).length, tests.length)}</strong>
            <label class="check">
              <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} />
              {t.testsOf} {t.testsAll}
            </label>
          </div>
          {shown.length > 0 && <TestTable tests={shown} />}
        </>
      )}
      <div class="dialog-actions">
        <Button onClick={onClose}>{common.close}</Button>
      </div>
    </Dialog>
  );
}

function TestTable({ tests }: { tests: Tested[] }) {
  const time = useSchoolTime();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <div class="wall-table" tabIndex={0} role="group" aria-label={t.testsTitle}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">{t.columns.auditorium}</th>
            <th scope="col">{t.columns.who}</th>
            <th scope="col">{t.columns.time}</th>
            <th scope="col">{t.columns.here}</th>
            <th scope="col">{t.columns.test}</th>
          </tr>
        </thead>
        <tbody>
          {tests.map((one) => (
            <tr key={`${one.auditorium}/${one.scheduledAt}/${shortName(one.name)}`}>
              <td class="numbers">{one.number}</td>
              <th scope="row">{shortName(one.name)}</th>
              <td class="numbers">{time.clock(one.scheduledAt)}</td>
              <td>{one.connected ? t.here : t.away}</td>
              <td>{verdict(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function verdict({ passed, failed }: Tested): string {
  if (passed === null) return t.testNotYet;
  return passed ? t.testPassed : t.testFailed(failed.map((part) => t.parts[part]).join(', '));
}
