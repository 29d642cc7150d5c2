import { type Signal, useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import type { WallView } from '../../protocol/wall';
import { gigabytes } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { ConferencesDialog } from './ConferencesDialog';
import { MessageDialog } from './MessageDialog';
import { ServerDialog } from './ServerDialog';
import { TestsDialog } from './TestsDialog';

/** From here on a share of the processor is worth a look. */
const BUSY = 0.8;

type Opened = 'open' | 'close' | 'message' | 'tests' | 'server' | null;

/** The day as a whole: how many are in trouble, how the server is, and what can be done in all auditoriums at once. */
export function DayBar({ view, onlyTroubled }: { view: WallView; onlyTroubled: Signal<boolean> }) {
  const dialog = useSignal<Opened>(null);
  const close = () => {
    dialog.value = null;
  };
  const open = view.tiles.filter((tile) => tile.conferenceOpen).length;
  const troubled = view.tiles.filter((tile) => tile.troubles.length > 0).length;
  return (
    <div class="wall-bar">
      <p class="wall-bar-state" role="status">
        <strong>{t.counts(view.tiles.length, troubled)}</strong>
        <span class="soft"> · {t.opened(open, view.tiles.length)}</span>
      </p>
      <label class="check wall-bar-filter">
        <input
          type="checkbox"
          checked={onlyTroubled.value}
          onChange={(event) => (onlyTroubled.value = event.currentTarget.checked)}
        />
        {t.onlyTroubled}
      </label>
      <ServerLine view={view} onOpen={() => (dialog.value = 'server')} />
      <div class="row wall-bar-actions">
        <Button size="small" onClick={() => (dialog.value = 'tests')}>
          {t.tests}
        </Button>
        {view.mayAct && view.tiles.length > 0 && (
          <>
            <Button size="small" onClick={() => (dialog.value = 'message')}>
              {t.writeAll}
            </Button>
            {open < view.tiles.length && (
              <Button size="small" look={open === 0 ? 'primary' : 'plain'} onClick={() => (dialog.value = 'open')}>
                {t.openAll}
              </Button>
            )}
            {open > 0 && (
              <Button size="small" onClick={() => (dialog.value = 'close')}>
                {t.closeAll}
              </Button>
            )}
          </>
        )}
      </div>
      {(dialog.value === 'open' || dialog.value === 'close') && (
        <ConferencesDialog open={dialog.value === 'open'} onClose={close} />
      )}
      {dialog.value === 'message' && <MessageDialog tiles={view.tiles} to={null} onClose={close} />}
      {dialog.value === 'tests' && <TestsDialog mayAct={view.mayAct} onClose={close} />}
      {dialog.value === 'server' && <ServerDialog view={view} onClose={close} />}
    </div>
  );
}

export const percent = (share: number): number => Math.round(share * 100);

/** The load in one line; a figure that is worth a look says so in words. */
function ServerLine({ view, onOpen }: { view: WallView; onOpen: () => void }) {
  const { server, disk } = view;
  const media = Math.max(0, ...server.workers.map((worker) => worker.busy));
  const busy = server.cpu >= BUSY || media >= BUSY;
  return (
    <button type="button" class="server-line numbers" onClick={onOpen}>
      <span class="visually-hidden">{t.server}: </span>
      <span class={disk.low ? 'server-bad' : undefined}>{(disk.low ? t.diskLow : t.disk)(gigabytes(disk.freeBytes))}</span>
      <span class={busy ? 'server-bad' : undefined}>
        {t.cpu(percent(server.cpu))}
        {busy && ` — ${t.busy}`}
      </span>
      <span>{t.memory(percent(server.memoryBytes / server.memoryLimitBytes))}</span>
      <span>{t.media(percent(media))}</span>
    </button>
  );
}
