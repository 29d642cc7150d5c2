import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { OwnPicture } from '../../parts/OwnPicture';
import { Refusal, useActions } from '../../parts/outcome';
import { Talk } from '../../parts/talk/Talk';
import { stationCallTexts as t } from '../../texts/stationCall';
import type { TechnicianProps } from './TechnicianPage';
import '../../parts/talk/talk.css';

/** Calls the station while nobody answers there: both hear and see each other, and the technician sees how their lines are. */
export function StationCall({ connection, media, view }: TechnicianProps) {
  const call = connection.stationCall.value;
  const actions = useActions();
  const dismissed = useSignal('');
  const begin = () => actions.run(connection.call('callStation'));
  const lasts = call !== null && call.state !== 'ended';
  useEffect(() => {
    if (!lasts) return;
    void media.open();
    return () => media.release();
  }, [lasts, media]);
  useEffect(() => {
    if (takeWish()) void begin();
  }, []);
  const seen = call?.state === 'ended' && dismissed.value === call.id;
  // While somebody answers nobody calls; why a call was broken off is still told.
  if (view.attempt && (call === null || seen)) return null;
  return (
    <section class="panel stack-tight" aria-labelledby="station-call">
      <h2 id="station-call">{call?.state === 'talking' ? t.talking(call.with ?? '') : t.title}</h2>
      <Refusal actions={actions} />
      {call === null || seen ? (
        <div class="row-apart station-call-begin">
          <p class="small soft">{t.lead}</p>
          <Button size="small" disabled={actions.busy} onClick={begin}>
            {t.call}
          </Button>
        </div>
      ) : call.state === 'ended' ? (
        <>
          <div role="status">
            <Notice tone={call.ending === 'hungUp' ? 'good' : 'warn'}>{call.ending && t.endings[call.ending]}</Notice>
          </div>
          <div class="row">
            {!view.attempt && (
              <Button disabled={actions.busy} onClick={begin}>
                {t.again}
              </Button>
            )}
            <Button look="quiet" onClick={() => (dismissed.value = call.id)}>
              {t.dismiss}
            </Button>
          </div>
        </>
      ) : (
        <>
          {call.state === 'ringing' ? (
            <div class="talk-ringing">
              <div class="stack-tight" role="status">
                <p class="lead">{t.ringing}</p>
                <p class="small soft">{t.ringingHint}</p>
              </div>
              <OwnPicture media={media} />
            </div>
          ) : (
            <>
              <p>{t.task}</p>
              <Talk call={call} connection={connection} media={media} side="technician" />
            </>
          )}
          <div class="row">
            <Button
              look={call.state === 'talking' ? 'primary' : 'plain'}
              onClick={() => actions.run(connection.call('endStationCall'))}
            >
              {call.state === 'ringing' ? t.takeBack : t.end}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Whoever comes from the wall to call does so once: not again when he reloads the page. */
function takeWish(): boolean {
  const address = new URL(location.href);
  if (!address.searchParams.has('call')) return false;
  address.searchParams.delete('call');
  history.replaceState(null, '', address);
  return true;
}
