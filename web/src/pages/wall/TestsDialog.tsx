import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import type { WallTests } from '../../protocol/wallTests';
import { common } from '../../texts/common';
import { wallTestTexts as t } from '../../texts/wallTests';
import { RemindAll } from './RemindAll';
import { StationTests, TestTable } from './TestTables';
import { adviceFor, adviceOf } from './testAdvice';
import { useReply } from './useReply';
import { useWallDesk } from './wallDesk';

/** Who has tested the connection, before the day and today, with what result, and what to do: first those who need somebody. */
export function TestsDialog({ mayAct, onClose }: { mayAct: boolean; onClose: () => void }) {
  const { calls } = useWallDesk();
  const reply = useReply(() => calls.readTests());
  return (
    <Dialog title={t.title} wide onClose={onClose}>
      {reply === null && <p role="status">{common.loading}</p>}
      {reply && !reply.ok && <ProblemNotice problem={reply.problem} />}
      {reply?.ok && <Tests tests={reply.value} mayAct={mayAct} />}
      <div class="dialog-actions">
        <Button onClick={onClose}>{common.close}</Button>
      </div>
    </Dialog>
  );
}

function Tests({ tests, mayAct }: { tests: WallTests; mayAct: boolean }) {
  const all = useSignal(false);
  const { participants, stations } = tests;
  const needing = participants.filter((one) => adviceFor(one) !== 'nothing');
  const needingStations = stations.filter((one) => adviceOf(one.test) !== 'nothing');
  const shown = all.value ? participants : needing;
  const shownStations = all.value ? stations : needingStations;
  if (participants.length === 0) return <p class="soft">{t.nobody}</p>;
  return (
    <>
      <dl class="test-figures">
        <Figure name={t.figures.before} count={participants.filter((one) => one.call !== null).length} of={participants.length} />
        <Figure
          name={t.figures.today}
          count={participants.filter((one) => one.passed === true).length}
          of={participants.length}
        />
        <Figure name={t.figures.stations} count={stations.length - needingStations.length} of={stations.length} />
      </dl>
      <div class="row-apart">
        <strong role="status">{needing.length + needingStations.length === 0 ? t.allWell : t.need(needing.length)}</strong>
        <label class="check">
          <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} />
          {t.showAll}
        </label>
      </div>
      {(shown.length > 0 || shownStations.length > 0) && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        <div class="wall-table" tabIndex={0} role="group" aria-label={t.title}>
          {shownStations.length > 0 && <StationTests stations={shownStations} />}
          {shown.length > 0 && <TestTable tests={shown} />}
        </div>
      )}
      {mayAct && <RemindAll tests={tests} />}
    </>
  );
}

function Figure({ name, count, of }: { name: string; count: number; of: number }) {
  return (
    <div>
      <dt class="small soft">{name}</dt>
      <dd class="numbers">{t.of(count, of)}</dd>
    </div>
  );
}
