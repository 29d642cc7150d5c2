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

/** Three steps to the КИМ: its window, the sharing in that window, and the opening. The first that is not done is the main one. */
export function KimSteps({ attempt, share, connection, actions, obstacles }: Props) {
  const window = share.window.value;
  const shared = share.track.value !== null;
  const begun = attempt.phase !== 'admitted';
  const main = shared ? 'open' : window === 'open' ? 'share' : 'window';
  return (
    <section class="panel stack-tight" aria-labelledby="kim-steps">
      <h2 id="kim-steps">{t.title}</h2>
      {begun && !shared && (
        <div role="alert">
          <Notice tone="bad">
            <p>{window === 'open' ? t.stopped : t.closed}</p>
          </Notice>
        </div>
      )}
      <p class="small soft">{t.steps[main]}</p>
      <ol class="kim-steps">
        <li>
          <Button
            look={main === 'window' ? 'primary' : 'plain'}
            wide
            onClick={() => share.open(`/kim${location.search || '?auditorium=1'}`)}
          >
            {window === 'open' ? t.toWindow : t.openWindow}
          </Button>
        </li>
        <li>
          <span class={main === 'share' ? 'kim-step-now' : ''}>{shared ? t.shared : t.share}</span>
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
        {window === 'blocked' && <p>{t.popup}</p>}
        {attempt.phase === 'kimOpened' && shared && <p>{t.waiting}</p>}
      </div>
    </section>
  );
}
