import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ScreenShare } from '../../media/screenShare';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import type { Actions } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { AttemptView, Problem, StationView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';

const t = stationTexts.kim;

interface Props {
  attempt: AttemptView;
  share: ScreenShare;
  connection: Connection<StationView>;
  actions: Actions;
  obstacles: Problem[];
}

/** Three steps to the КИМ: its window, the sharing of that window, and the opening. The first that is not done is the main button. */
export function KimSteps({ attempt, share, connection, actions, obstacles }: Props) {
  const opened = useSignal(false);
  const blocked = useSignal(false);
  const window = useRef<Window | null>(null);
  const shared = share.track.value !== null;
  const begun = attempt.phase !== 'admitted';

  function openWindow() {
    const address = `/kim${location.search || '?auditorium=1'}`;
    window.current = globalThis.open(address, 'itog-kim', 'popup,width=1280,height=720');
    opened.value = window.current !== null;
    blocked.value = window.current === null;
  }

  const main = begun || opened.value ? (shared ? 'open' : 'share') : shared ? 'open' : 'window';
  return (
    <section class="panel stack-tight" aria-labelledby="kim-steps">
      <h2 id="kim-steps">{t.title}</h2>
      {begun && !shared && (
        <div role="alert">
          <Notice tone="bad">
            <p>{t.stopped}</p>
          </Notice>
        </div>
      )}
      <p class="small soft">{t.steps[main]}</p>
      <ol class="kim-steps">
        <li>
          <Button look={main === 'window' ? 'primary' : 'plain'} wide onClick={openWindow}>
            {t.openWindow}
          </Button>
        </li>
        <li>
          <Button look={main === 'share' ? 'primary' : 'plain'} wide onClick={() => void share.start()}>
            {shared ? t.shareAgain : t.share}
          </Button>
        </li>
        {!begun && (
          <li>
            <Button
              look={main === 'open' ? 'primary' : 'plain'}
              wide
              disabled={!shared || obstacles.length > 0 || actions.busy}
              onClick={() => actions.run(connection.call('openKim'))}
            >
              {t.open}
            </Button>
          </li>
        )}
      </ol>
      <div role="status" class="small">
        {blocked.value && <p>{t.popup}</p>}
        {share.trouble.value && <p>{share.trouble.value}</p>}
        {attempt.phase === 'kimOpened' && <p>{t.waiting}</p>}
      </div>
    </section>
  );
}
