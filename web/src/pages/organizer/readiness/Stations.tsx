import type { StationReadiness } from '../../../protocol/readiness';
import { readinessTexts as t } from '../../../texts/readiness';
import { Found, Verdict } from './Verdict';

/** The interlocutors' workstations, each with its own test call. */
export function Stations({ stations }: { stations: StationReadiness[] }) {
  if (stations.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="readiness-stations">
      <h2 id="readiness-stations">{t.stations}</h2>
      <p class="small soft">{t.stationsText}</p>
      <div class="table-frame">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.columns.room}</th>
              <th scope="col">{t.columns.people}</th>
              <th scope="col">{t.columns.count}</th>
              <th scope="col">{t.columns.test}</th>
              <th scope="col">{t.columns.faults}</th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <tr key={station.auditorium}>
                <th scope="row">{station.number}</th>
                <td>{station.interlocutors.join(', ') || t.noInterlocutor}</td>
                <td class="numbers">{station.participants}</td>
                <td>
                  <Verdict test={station.test} />
                </td>
                <td>
                  <Found test={station.test} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
