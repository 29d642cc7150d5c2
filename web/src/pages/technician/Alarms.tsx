import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Connection } from '../../protocol/connection';
import type { TechnicianView } from '../../protocol/messages';
import { technicianTexts as t } from '../../texts/technician';
import { typeset } from '../../texts/typography';

type Alarm = TechnicianView['alarms'][number];

/** What went wrong, newest first; each is acknowledged by hand and then steps aside. */
export function Alarms({ alarms, connection }: { alarms: Alarm[]; connection: Connection<TechnicianView> }) {
  const actions = useActions();
  const time = useSchoolTime();
  const fresh = alarms.filter((alarm) => !alarm.acknowledged);
  const seen = alarms.filter((alarm) => alarm.acknowledged);
  return (
    <section class={`panel stack-tight${fresh.length > 0 ? ' alarms-ringing' : ''}`} aria-labelledby="alarms">
      <h2 id="alarms">{fresh.length > 0 ? t.alarmCount(fresh.length) : t.alarms}</h2>
      {fresh.length === 0 && <p class="small soft">{seen.length === 0 ? t.noAlarms : t.noNewAlarms}</p>}
      <Refusal actions={actions} />
      <ul class="alarms" aria-live="assertive">
        {fresh.map((alarm) => (
          <li key={alarm.id} class="alarm-new">
            <p>{typeset(alarm.text)}</p>
            <div class="row-apart">
              <span class="small soft numbers">{time.exact(alarm.at)}</span>
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
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
