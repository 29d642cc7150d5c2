import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { MoveDialog, type WaitingPlace } from '../../../parts/MoveDialog';
import { Pill } from '../../../parts/Pill';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { ParticipantOutcome } from '../../../protocol/closing';
import type { DayProgress, ParticipantProgress } from '../../../protocol/progress';
import { dayTexts as t } from '../../../texts/dayProgress';
import { FilterHead } from '../FilterHead';

type Filter = keyof typeof t.filters;
const tones: Record<ParticipantOutcome, 'good' | 'warn' | 'bad' | undefined> = {
  awaited: undefined,
  running: 'good',
  interrupted: 'bad',
  finished: 'good',
  earlyEnd: 'warn',
  removed: 'warn',
  absent: 'warn',
};
const minute = 60_000;

type Mark = (one: ParticipantProgress, absent: boolean) => Promise<void>;
type Move = (one: ParticipantProgress, auditorium: number) => Promise<void>;

/** Everybody of the day by the schedule, at first only those who are not there: they are called, and marked «Н» when they do not come. */
export function People({ now, onMark, onMove }: { now: DayProgress; onMark: Mark; onMove: Move }) {
  const filter = useSignal<Filter>('missing');
  const shown = now.participants
    .filter((one) =>
      filter.value === 'all'
        ? true
        : filter.value === 'now'
          ? one.waits || one.outcome === 'running' || one.outcome === 'interrupted'
          : (one.outcome === 'awaited' && !one.waits) || one.outcome === 'absent',
    )
    .sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt));
  return (
    <section class="stack-tight" aria-labelledby="day-people">
      <FilterHead id="day-people" title={t.people} show={t.show} names={t.filters} filter={filter} />
      {shown.length === 0 ? (
        <p class="panel">{t.nobodyHere}</p>
      ) : (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.room}</th>
                <th scope="col">{t.columns.time}</th>
                <th scope="col">{t.columns.state}</th>
                <th scope="col">{t.columns.phone}</th>
                {now.mayMark && <th scope="col">{t.columns.mark}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.participant} one={one} now={now} onMark={onMark} onMove={onMove} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ one, now, onMark, onMove }: { one: ParticipantProgress; now: DayProgress; onMark: Mark; onMove: Move }) {
  const time = useSchoolTime();
  const late = Math.floor((Date.parse(now.at) - Date.parse(one.scheduledAt)) / minute);
  const missing = one.outcome === 'awaited' && !one.waits;
  return (
    <tr>
      <th scope="row">
        {one.name}
        <div class="small soft">{one.class}</div>
      </th>
      <td class="numbers">{one.auditoriumNumber}</td>
      <td class="numbers">
        {time.clock(one.scheduledAt)}
        {missing && late > 0 && <div class="small day-late">{t.lateBy(late)}</div>}
      </td>
      <td>
        <Pill tone={one.waits ? 'good' : tones[one.outcome]}>{one.waits ? t.waits : t.states[one.outcome]}</Pill>
        {one.startedAt && one.endedAt && (
          <div class="small soft numbers">{t.times(time.clock(one.startedAt), time.clock(one.endedAt))}</div>
        )}
        {one.waits && now.mayMark && (
          <MoveDialog name={one.name} places={placesFor(one, now)} onMove={(auditorium) => onMove(one, auditorium)} />
        )}
        {one.attempts > 1 && <div class="small soft">{t.attempt(one.attempts)}</div>}
      </td>
      <td>
        {[one.phone, one.parentPhone]
          .filter((phone) => phone !== null)
          .map((phone) => (
            <div key={phone}>
              <a class="numbers organizer-phone" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                {phone}
              </a>
            </div>
          ))}
        {!one.phone && !one.parentPhone && <span class="small soft">{t.noPhone}</span>}
      </td>
      {now.mayMark && (
        <td>
          {missing && (
            <Button size="small" aria-label={t.markOf(one.name)} onClick={() => void onMark(one, true)}>
              {t.mark}
            </Button>
          )}
          {one.outcome === 'absent' && (
            <Button size="small" look="quiet" aria-label={t.unmarkOf(one.name)} onClick={() => void onMark(one, false)}>
              {t.unmark}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

/** The open auditoriums but his own. */
function placesFor(one: ParticipantProgress, now: DayProgress): WaitingPlace[] {
  return now.rooms
    .filter((room) => room.open && room.id !== one.auditorium)
    .map((room) => ({ auditorium: room.id, number: room.number, waiting: room.waiting }));
}
