import { isPressing, useAlarmCall } from '../../parts/alarmCall';
import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { useSchoolTime } from '../../parts/schoolTime';
import type { AlarmView } from '../../protocol/messages';
import type { WallView } from '../../protocol/wall';
import { alarmTexts } from '../../texts/alarms';
import { technicianTexts } from '../../texts/technician';
import { typeset } from '../../texts/typography';
import { wallTexts as t } from '../../texts/wall';
import { useWallDesk } from './wallDesk';

interface WallAlarm extends AlarmView {
  auditorium: number;
  number: string;
  /** Its id within the auditorium. */
  alarm: string;
}

/** The alarms of all auditoriums in one list, newest first: rung and acknowledged here. */
export function WallAlarms({ view, onChoose }: { view: WallView; onChoose: (auditorium: number) => void }) {
  const { calls } = useWallDesk();
  const time = useSchoolTime();
  const actions = useActions();
  const all = alarmsOf(view);
  useAlarmCall(all);
  const fresh = all.filter((alarm) => !alarm.acknowledged);
  const seen = all.filter((alarm) => alarm.acknowledged);
  const acknowledge = async (one: WallAlarm) => {
    const reply = await calls.acknowledge(one.auditorium, one.alarm);
    return reply.ok ? { ok: true, problem: null } : { ok: false, problem: reply.problem };
  };
  const ringing = fresh.some(isPressing);
  const repeated = fresh.some((alarm) => isPressing(alarm) && alarm.repeatedAt !== null);
  return (
    <section
      class={`panel stack-tight wall-alarms${ringing ? ' wall-alarms-ringing' : ''}${repeated ? ' wall-alarms-repeated' : ''}`}
      aria-labelledby="wall-alarms"
    >
      <h2 id="wall-alarms">{t.alarmsTitle(fresh.length)}</h2>
      {fresh.length === 0 && <p class="small soft">{t.alarmsNone}</p>}
      <Refusal actions={actions} />
      <ul class="wall-alarm-list" aria-live="assertive">
        {fresh.map((alarm) => (
          <li key={alarm.id} class="stack-tight">
            <div class="row-apart">
              <button type="button" class="wall-number numbers" onClick={() => onChoose(alarm.auditorium)}>
                {alarm.number}
              </button>
              <span class="small soft numbers">
                {time.exact(alarm.at)}
                {alarm.overAt && ` · ${alarmTexts.over}`}
              </span>
            </div>
            {isPressing(alarm) && alarm.repeatedAt && <Pill tone="bad">{alarmTexts.repeated}</Pill>}
            <p>{typeset(alarm.text)}</p>
            {view.mayAct && (
              <Button size="small" onClick={() => actions.run(acknowledge(alarm))}>
                {technicianTexts.acknowledge}{' '}
                <span class="visually-hidden">
                  {alarm.number}: {alarm.text}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {seen.length > 0 && (
        <details class="small">
          <summary>{t.acknowledged(seen.length)}</summary>
          <ul class="wall-alarm-list">
            {seen.map((alarm) => (
              <li key={alarm.id}>
                <span class="soft numbers">
                  {alarm.number} · {time.exact(alarm.at)}
                </span>{' '}
                {typeset(alarm.text)}
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

/** An alarm's id is its own only within its auditorium. */
function alarmsOf(view: WallView): WallAlarm[] {
  return view.tiles
    .flatMap((tile) =>
      tile.alarms.map((alarm) => ({
        ...alarm,
        id: `${tile.auditorium}/${alarm.id}`,
        alarm: alarm.id,
        auditorium: tile.auditorium,
        number: tile.number,
      })),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
