import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import type { ServerRun, WallView } from '../../protocol/wall';
import { common } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { percent } from './DayBar';
import { useReply } from './useReply';
import { useWallDesk } from './wallDesk';

/** The media workers now, and when the server was started and how each run of it ended. */
export function ServerDialog({ view, onClose }: { view: WallView; onClose: () => void }) {
  const { calls } = useWallDesk();
  const runs = useReply(() => calls.readRuns());
  return (
    <Dialog title={t.serverTitle} wide onClose={onClose}>
      <table class="small wall-workers numbers">
        <caption>{t.workers}</caption>
        <thead>
          <tr>
            <th scope="col">{t.workerColumns.worker}</th>
            <th scope="col">{t.workerColumns.busy}</th>
            <th scope="col">{t.workerColumns.rooms}</th>
            <th scope="col">{t.workerColumns.members}</th>
          </tr>
        </thead>
        <tbody>
          {view.server.workers.map((worker, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{percent(worker.busy)}&nbsp;%</td>
              <td>{worker.rooms}</td>
              <td>{worker.members}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {runs === null && <p role="status">{t.reading}</p>}
      {runs && !runs.ok && <ProblemNotice problem={runs.problem} />}
      {runs?.ok && runs.value.length > 0 && <Runs runs={runs.value} />}
      <div class="dialog-actions">
        <Button onClick={onClose}>{common.close}</Button>
      </div>
    </Dialog>
  );
}

function Runs({ runs }: { runs: ServerRun[] }) {
  const time = useSchoolTime();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <div class="wall-table" tabIndex={0} role="group" aria-label={t.runs}>
      <table class="small">
        <caption>{t.runs}</caption>
        <thead>
          <tr>
            <th scope="col">{t.runColumns.started}</th>
            <th scope="col">{t.runColumns.ended}</th>
            <th scope="col">{t.runColumns.how}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.startedAt}>
              <th scope="row" class="numbers">
                {time.moment(run.startedAt)}
              </th>
              <td class="numbers">{run.endedAt ? time.moment(run.endedAt) : '—'}</td>
              <td>{run.end ? t.runEnds[run.end] : t.runsNow}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
