import { AlarmList, type PlacedAlarm } from '../../parts/AlarmList';
import type { WallView } from '../../protocol/wall';
import { wallTexts as t } from '../../texts/wall';
import { useWallDesk } from './wallDesk';

interface WallAlarm extends PlacedAlarm {
  auditorium: number;
  number: string;
  /** Its id within the auditorium. */
  alarm: string;
}

/** The alarms of all auditoriums in one list, newest first: rung and acknowledged here. */
export function WallAlarms({ view, onChoose }: { view: WallView; onChoose: (auditorium: number) => void }) {
  const { calls } = useWallDesk();
  const acknowledge = async (one: WallAlarm) => {
    const reply = await calls.acknowledge(one.auditorium, one.alarm);
    return reply.ok ? { ok: true, problem: null } : { ok: false, problem: reply.problem };
  };
  return (
    <AlarmList
      alarms={alarmsOf(view)}
      nothing={t.alarmsNone}
      acknowledge={view.mayAct ? acknowledge : null}
      place={(alarm) => (
        <button type="button" class="wall-number numbers" onClick={() => onChoose(alarm.auditorium)}>
          {alarm.number}
        </button>
      )}
    />
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
