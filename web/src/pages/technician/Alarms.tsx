import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { TechnicianView } from '../../protocol/messages';
import { exactTime } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';

/** What went wrong, newest first; each is acknowledged by hand. */
export function Alarms({ alarms, connection }: { alarms: TechnicianView['alarms']; connection: Connection<TechnicianView> }) {
  const actions = useActions();
  return (
    <section class="panel stack-tight" aria-labelledby="alarms">
      <h2 id="alarms">{t.alarms}</h2>
      {alarms.length === 0 && <p class="small soft">{t.noAlarms}</p>}
      <Refusal actions={actions} />
      <ul class="alarms" aria-live="assertive">
        {alarms.map((alarm) => (
          <li key={alarm.id} class={alarm.acknowledged ? 'soft' : 'alarm-new'}>
            <span class="small numbers">{exactTime(alarm.at)}</span>
            <span>{alarm.text}</span>
            {alarm.acknowledged ? (
              <span class="small">{t.acknowledged}</span>
            ) : (
              <Button size="small" onClick={() => actions.run(connection.call('acknowledgeAlarm', alarm.id))}>
                {t.acknowledge}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
