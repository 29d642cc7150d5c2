import { Pill } from '../../../parts/Pill';
import type { ScheduleRow } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { peopleTexts, scheduleTexts as t } from '../../../texts/people';
import { clock, endOf } from './times';

/** A table for each auditorium, in the order of connecting. */
export function RoomSchedules({ rows, onMove }: { rows: ScheduleRow[]; onMove?: (row: ScheduleRow) => void }) {
  const numbers = [...new Set(rows.map((row) => row.auditoriumNumber))];
  return (
    <>
      {numbers.map((number) => {
        const room = rows.filter((row) => row.auditoriumNumber === number);
        const last = room.at(-1);
        return (
          <section key={number} class="stack-tight schedule-room">
            <div class="row-apart">
              <h2>{common.auditorium(number)}</h2>
              <span class="soft">
                {t.people(room.length)}
                {last && `, ${t.ends(endOf(last))}`}
              </span>
            </div>
            <div class="table-frame">
              <table class="table schedule-table">
                <thead>
                  <tr>
                    <th scope="col">{t.columns.at}</th>
                    <th scope="col">{t.columns.name}</th>
                    <th scope="col">{t.columns.class}</th>
                    <th scope="col">{t.columns.minutes}</th>
                  </tr>
                </thead>
                <tbody>
                  {room.map((row) => (
                    <tr key={row.participant}>
                      <td class="numbers">{clock(row.at)}</td>
                      <th scope="row">
                        {onMove ? (
                          <button type="button" class="link" aria-label={t.move(row.name)} onClick={() => onMove(row)}>
                            {row.name}
                          </button>
                        ) : (
                          row.name
                        )}
                      </th>
                      <td>{row.class}</td>
                      <td>
                        <span class="row">
                          {t.minutes(row.minutes)}
                          {row.extraTime && <Pill>{peopleTexts.extra}</Pill>}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
    </>
  );
}
