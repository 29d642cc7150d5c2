import type { AlarmView, Outcome } from '../protocol/messages';
import { alarmTexts as t } from '../texts/alarms';
import { typeset } from '../texts/typography';
import { useAlarmCall } from './alarmCall';
import { Button } from './Button';
import { Notice } from './Notice';

interface Props {
  alarms: AlarmView[];
  onAcknowledge: (id: string) => Promise<Outcome>;
}

/** Alarms that the technician has not acknowledged in time: for the interlocutor and the organizer. */
export function SecondAlarm({ alarms, onAcknowledge }: Props) {
  useAlarmCall(alarms);
  return (
    <div role="alert">
      {alarms.length > 0 && (
        <Notice tone="bad" title={t.second}>
          <ul class="second-alarms">
            {alarms.map((alarm) => (
              <li key={alarm.id} class="row-apart">
                <span>{typeset(alarm.text)}</span>
                <Button size="small" onClick={() => void onAcknowledge(alarm.id)}>
                  {t.acknowledge} <span class="visually-hidden">{alarm.text}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
