import { useSignal } from '@preact/signals';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { ParticipantReadiness } from '../../../protocol/readiness';
import { readinessTexts as t } from '../../../texts/readiness';
import { FilterHead } from '../FilterHead';
import { Found, Verdict } from './Verdict';

type Filter = keyof typeof t.filters;

/** A row for each participant: those to be called first, unless everybody is asked for. */
export function People({ people }: { people: ParticipantReadiness[] }) {
  const filter = useSignal<Filter>('call');
  const shown = filter.value === 'all' ? people : people.filter((one) => one.remindWanted);
  if (people.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="readiness-people">
      <FilterHead id="readiness-people" title={t.people} show={t.show} names={t.filters} filter={filter} />
      {shown.length === 0 ? (
        <p class="panel">{t.nobody}</p>
      ) : (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.room}</th>
                <th scope="col">{t.columns.test}</th>
                <th scope="col">{t.columns.faults}</th>
                <th scope="col">{t.columns.phone}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.participant} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ one }: { one: ParticipantReadiness }) {
  const time = useSchoolTime();
  const reminded = one.reminders
    .map((letter) => letter.sentAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  return (
    <tr>
      <th scope="row">
        {one.name}
        <div class="small soft">{one.class}</div>
      </th>
      <td class="numbers">
        {one.auditoriumNumber}
        <div class="small soft">{time.clock(one.scheduledAt)}</div>
      </td>
      <td>
        <Verdict test={one.test} />
        {one.remindWanted && reminded && <div class="small soft">{t.remindedAt(time.moment(reminded))}</div>}
      </td>
      <td>
        <Found test={one.test} />
      </td>
      <td>
        <Phone of={one.phone} />
        {one.parentPhone && (
          <div>
            <Phone of={one.parentPhone} /> <span class="small soft">{t.parent(one.parentName)}</span>
          </div>
        )}
        {!one.phone && !one.parentPhone && <span class="small soft">{t.noPhone}</span>}
      </td>
    </tr>
  );
}

function Phone({ of }: { of: string | null }) {
  if (!of) return null;
  return (
    <a class="numbers organizer-phone" href={`tel:${of.replace(/[^+\d]/g, '')}`}>
      {of}
    </a>
  );
}
