import { Pill } from '../../parts/Pill';
import { useSchoolTime } from '../../parts/schoolTime';
import type { KeptTest, StationReadiness } from '../../protocol/readiness';
import type { Tested } from '../../protocol/wallTests';
import { shortName } from '../../texts/common';
import { readinessTexts } from '../../texts/readiness';
import { wallTestTexts as t } from '../../texts/wallTests';
import { type Advice, adviceFor, adviceOf } from './testAdvice';

const tones: Record<KeptTest['grade'], 'good' | 'warn' | 'bad'> = { ready: 'good', doubtful: 'warn', notReady: 'bad' };

/** Participants: what was tested before the day, what today, and what to do. */
export function TestTable({ tests }: { tests: Tested[] }) {
  const time = useSchoolTime();
  return (
    <table class="small test-table">
      <caption>{t.participants}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.auditorium}</th>
          <th scope="col">{t.columns.who}</th>
          <th scope="col">{t.columns.time}</th>
          <th scope="col">{t.columns.before}</th>
          <th scope="col">{t.columns.today}</th>
          <th scope="col">{t.columns.todo}</th>
        </tr>
      </thead>
      <tbody>
        {tests.map((one) => (
          <tr key={one.participant}>
            <td class="numbers">{one.number}</td>
            <th scope="row">{shortName(one.name)}</th>
            <td class="numbers">{time.clock(one.scheduledAt)}</td>
            <td>
              <Verdict test={one.call} />
            </td>
            <td>{today(one)}</td>
            <td>
              {t.advice[adviceFor(one)]}
              {calls(adviceFor(one)) && <Phone number={one.phone} />}
              {adviceFor(one) === 'none' && one.remindedAt && (
                <span class="soft numbers"> {readinessTexts.remindedAt(time.brief(one.remindedAt))}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StationTests({ stations }: { stations: StationReadiness[] }) {
  return (
    <table class="small test-table">
      <caption>{t.stations}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.auditorium}</th>
          <th scope="col">{t.columns.interlocutor}</th>
          <th scope="col">{t.columns.before}</th>
          <th scope="col">{t.columns.todo}</th>
        </tr>
      </thead>
      <tbody>
        {stations.map((one) => (
          <tr key={one.auditorium}>
            <td class="numbers">{one.number}</td>
            <th scope="row">{one.interlocutors.join(', ') || readinessTexts.noInterlocutor}</th>
            <td>
              <Verdict test={one.test} />
            </td>
            <td>{t.stationAdvice[adviceOf(one.test)]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A verdict in a word, when, and what was wrong. */
function Verdict({ test }: { test: KeptTest | null }) {
  const time = useSchoolTime();
  if (!test) return <span class="soft">{t.noCall}</span>;
  return (
    <>
      <Pill tone={tones[test.grade]}>{t.grades[test.grade]}</Pill> <span class="soft numbers">{time.brief(test.at)}</span>
      {test.faults.length > 0 && (
        <span class="test-faults">{test.faults.map((fault) => readinessTexts.faults[fault]).join(', ')}</span>
      )}
    </>
  );
}

function today({ passed, failed, connected }: Tested): string {
  if (passed === null) return connected ? t.checking : t.notYet;
  return passed ? t.passed : t.failed(failed.map((part) => t.parts[part]).join(', '));
}

/** Whether somebody has to ring him up. */
function calls(advice: Advice): boolean {
  return advice === 'today' || advice === 'mend' || advice === 'none';
}

function Phone({ number }: { number: string | null }) {
  return number === null ? (
    <span class="soft"> {t.noPhone}</span>
  ) : (
    <>
      {' '}
      <a class="numbers" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
        {number}
      </a>
    </>
  );
}
