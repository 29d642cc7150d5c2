import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { soundAlarm } from '../../media/alarmSound';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Refusal, useActions } from '../../parts/outcome';
import { Talk } from '../../parts/talk/Talk';
import { stationCallTexts } from '../../texts/stationCall';
import type { StationProps } from './StationPage';
import './technicianCall.css';

const t = stationCallTexts.atStation;
/** How often the signal sounds while it rings, in milliseconds. */
const AGAIN = 4_000;

/** The technician calls to try the connection: who it is, to answer or not now, and the talk itself. */
export function TechnicianCall({ connection, media, view }: StationProps) {
  const call = connection.stationCall.value;
  const actions = useActions();
  const dismissed = useSignal('');
  const rings = call?.state === 'ringing';
  const talks = call?.state === 'talking';
  useEffect(() => {
    if (!rings) return;
    soundAlarm('first');
    const timer = setInterval(() => soundAlarm('first'), AGAIN);
    return () => clearInterval(timer);
  }, [rings]);
  useEffect(() => {
    // In the open room camera and microphone stay in use.
    return talks && !view.access ? () => media.release() : undefined;
  }, [talks, view.access === null, media]);
  const end = () => actions.run(connection.call('endStationCall'));
  if (!call || (call.state === 'ended' && dismissed.value === call.id)) return <div role="alert" />;
  if (call.state === 'ended') {
    return (
      <div role="status">
        <Notice title={call.ending === 'unanswered' ? t.missed : stationCallTexts.ended}>
          <div class="row-apart">
            <p>{call.ending && t.endings[call.ending]}</p>
            <Button size="small" onClick={() => (dismissed.value = call.id)}>
              {stationCallTexts.dismiss}
            </Button>
          </div>
        </Notice>
      </div>
    );
  }
  if (call.state === 'ringing') {
    return (
      <div role="alert">
        <Notice tone="warn" title={t.ringing}>
          <p>{t.ringingText(call.with ?? '')}</p>
          <Refusal actions={actions} />
          <div class="row">
            <Button look="primary" disabled={actions.busy} onClick={() => actions.run(connection.call('answerStationCall'))}>
              {t.answer}
            </Button>
            <Button disabled={actions.busy} onClick={end}>
              {t.notNow}
            </Button>
          </div>
        </Notice>
      </div>
    );
  }
  return (
    <section class="panel stack-tight technician-call" aria-labelledby="technician-call">
      <h2 id="technician-call">{t.talking(call.with ?? '')}</h2>
      <p>{t.task}</p>
      <Talk call={call} connection={connection} media={media} side="station" />
      <Refusal actions={actions} />
      <div class="row">
        <Button look="primary" onClick={end}>
          {stationCallTexts.end}
        </Button>
      </div>
    </section>
  );
}
