import { Pill } from '../../../parts/Pill';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { RoomProgress } from '../../../protocol/progress';
import { dayTexts as t } from '../../../texts/dayProgress';
import { typeset } from '../../../texts/typography';

/** A card for each auditorium: who is in it, how many wait, how many are through. */
export function Rooms({ rooms }: { rooms: RoomProgress[] }) {
  if (rooms.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="day-rooms">
      <h2 id="day-rooms">{t.rooms}</h2>
      <ul class="day-rooms">
        {rooms.map((room) => (
          <Room key={room.id} room={room} />
        ))}
      </ul>
    </section>
  );
}

function Room({ room }: { room: RoomProgress }) {
  const time = useSchoolTime();
  const counts = (['waiting', 'done', 'expected', 'absent', 'failures'] as const).filter(
    (count) => room[count] > 0 || count === 'waiting' || count === 'done',
  );
  return (
    <li class="panel stack-tight">
      <div class="row-apart">
        <h3>{t.room(room.number)}</h3>
        <Pill tone={room.open ? 'good' : undefined}>{room.open ? t.open : t.notOpen}</Pill>
      </div>
      {room.current ? (
        <p>
          <strong>{room.current}</strong>
          {room.since && <span class="soft"> {t.since(time.clock(room.since))}</span>}
          <br />
          {room.stage && typeset(room.stage)}
        </p>
      ) : (
        <p class="soft">{t.nobody}</p>
      )}
      {room.open && !room.interlocutorHere && <Pill tone="warn">{t.noInterlocutor}</Pill>}
      <p class="numbers">{counts.map((count) => `${t.roomFigures[count]}\u00a0${room[count]}`).join(' · ')}</p>
      {room.lastAt && <p class="small soft">{t.last(time.clock(room.lastAt))}</p>}
    </li>
  );
}
