import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RecordingDecision } from '../../parts/RecordingDecision';
import { SecondAlarm } from '../../parts/SecondAlarm';
import { getAll } from '../../protocol/api';
import type { AlarmView, AttemptView, Outcome } from '../../protocol/messages';
import type { AuditoriumRow } from '../../protocol/school';
import { acknowledge, decide, readTroubles } from '../../protocol/troubles';
import { organizerTexts as t } from '../../texts/organizer';

const every = 10_000;

interface Place {
  auditorium: AuditoriumRow;
  alarms: AlarmView[];
  decisions: AttemptView[];
}

/** What needs the organizer now, in any auditorium, above whichever section is open: alarms that nobody answered, and poor recordings. */
export function DayTroubles({ school }: { school: number }) {
  const places = useSignal<Place[]>([]);
  const load = async () => {
    const rooms = await getAll<AuditoriumRow>(`/api/schools/${school}/auditoriums`);
    if (!rooms.ok) return;
    const told = await Promise.all(
      rooms.value.map(async (auditorium) => ({ auditorium, reply: await readTroubles(auditorium.id) })),
    );
    // Rooms in which this person decides nothing are refused: they are not his to see to.
    places.value = told.flatMap(({ auditorium, reply }) => (reply.ok && reply.value ? [{ auditorium, ...reply.value }] : []));
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), every);
    return () => clearInterval(timer);
  }, [school]);

  const then = async (outcome: Promise<Outcome>) => {
    const done = await outcome;
    await load();
    return done;
  };
  const alarms = places.value.flatMap((place) =>
    place.alarms.map((alarm) => ({
      ...alarm,
      id: `${place.auditorium.id}/${alarm.id}`,
      text: t.inRoom(place.auditorium.number, alarm.text),
    })),
  );
  return (
    <>
      <SecondAlarm
        alarms={alarms}
        onAcknowledge={(id) => {
          const [auditorium = '', alarm = ''] = id.split('/');
          return then(acknowledge(Number(auditorium), alarm));
        }}
      />
      {places.value.flatMap((place) =>
        place.decisions.map((attempt) => (
          <RecordingDecision
            key={attempt.id}
            attempt={attempt}
            accept={() => then(decide(attempt.id, false, null, false))}
            endEarly={(reason, againToday) => then(decide(attempt.id, true, reason, againToday))}
          />
        )),
      )}
    </>
  );
}
