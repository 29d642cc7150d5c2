import { isPressing, useAlarmCall } from '../../parts/alarmCall';
import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Connection } from '../../protocol/connection';
import type { AlarmView, TechnicianView } from '../../protocol/messages';
import { alarmTexts } from '../../texts/alarms';
import { technicianTexts as t } from '../../texts/technician';
import { typeset } from '../../texts/typography';

/** What went wrong, newest first; each is acknowledged by hand and then steps aside. */
export function Alarms({ alarms, connection }: { alarms: AlarmView[]; connection: Connection<TechnicianView> }) {
  useAlarmCall(alarms);
  const actions = useActions();
  const time = useSchoolTime();
  const fresh = alarms.filter((alarm) => !alarm.acknowledged);
  const seen = alarms.filter((alarm) => alarm.acknowledged);
  const repeated = fresh.some((alarm) => isPressing(alarm) && alarm.repeatedAt !== null);
  return (
    <section
      class={`panel stack-tight${fresh.some(isPressing) ? ' alarms-ringing' : ''}${repeated ? ' alarms-repeated' : ''}`}
      aria-labelledby="alarms"
    >
      <h2 id="alarms">{fresh.length > 0 ? t.alarmCount(fresh.length) : t.alarms}</h2>
      {fresh.length === 0 && <p class="small soft">{seen.length === 0 ? t.noAlarms : t.noNewAlarms}</p>}
      <Refusal actions={actions} />
      <ul class="alarms" aria-live="assertive">
        {fresh.map((alarm) => (
          <li key={alarm.id} class="alarm-new">
            {isPressing(alarm) && alarm.repeatedAt && <Pill tone="bad">{alarmTexts.repeated}</Pill>}
            <p>{typeset(alarm.text)}</p>
            <div class="row-apart">
              <span class="small soft numbers">
                {time.exact(alarm.at)}
                {alarm.overAt && ` · ${alarmTexts.over}`}
              </span>
              <Button size="small" onClick={() => actions.run(connection.call('acknowledgeAlarm', alarm.id))}>
                {t.acknowledge} <span class="visually-hidden">{alarm.text}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {seen.length > 0 && (
        <details class="small">
          <summary>{t.acknowledgedCount(seen.length)}</summary>
          <ul class="alarms">
            {seen.map((alarm) => (
              <li key={alarm.id}>
                <span class="soft numbers">{time.exact(alarm.at)}</span> {alarm.text}
                {alarm.acknowledgedAt && alarm.acknowledgedBy && (
                  <span class="soft">
                    {' '}
                    — {alarmTexts.acknowledgedBy(alarmTexts.roles[alarm.acknowledgedBy], time.exact(alarm.acknowledgedAt))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
