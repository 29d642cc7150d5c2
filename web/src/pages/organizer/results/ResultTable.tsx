import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Pill } from '../../../parts/Pill';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { DayResults, Letter, Result } from '../../../protocol/results';
import { closingTexts } from '../../../texts/closing';
import { sayDate } from '../../../texts/common';
import { resultsTexts as t } from '../../../texts/results';
import type { Change } from '../useChanges';
import { ReadmissionDialog } from './ReadmissionDialog';
import { SignatureDialog } from './SignatureDialog';

/** Everybody's result, who was told, who knows, who sits again. */
export function ResultTable({ day, state, change }: { day: number; state: DayResults; change: Change }) {
  const signing = useSignal<Result | null>(null);
  const readmitting = useSignal<Result | null>(null);
  return (
    <section class="panel stack" aria-labelledby="results">
      <h2 id="results">{t.list}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by the keyboard. */}
      <div class="table-frame" tabIndex={0} role="group" aria-labelledby="results">
        <table class="table">
          <thead>
            <tr>
              {[t.name, t.class, t.result, t.told, t.knows, t.again].map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.results.map((result) => (
              <tr key={result.participant}>
                <th scope="row">{result.fullName}</th>
                <td>{result.class}</td>
                <td>
                  <Score result={result} />
                </td>
                <td>
                  <Told result={result} />
                </td>
                <td>
                  <Knows result={result} approved={state.approval !== null} onSign={() => (signing.value = result)} />
                </td>
                <td>
                  <Again result={result} onReadmit={() => (readmitting.value = result)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {signing.value && (
        <SignatureDialog day={day} result={signing.value} change={change} onClose={() => (signing.value = null)} />
      )}
      {readmitting.value?.readmission && (
        <ReadmissionDialog
          day={day}
          result={readmitting.value}
          readmission={readmitting.value.readmission}
          rounds={state.nextRounds}
          change={change}
          onClose={() => (readmitting.value = null)}
        />
      )}
    </section>
  );
}

function Score({ result }: { result: Result }) {
  if (result.passed === null || result.total === null || result.max === null) {
    return <Pill>{closingTexts.outcomes[result.outcome]}</Pill>;
  }
  return (
    <span class="row">
      <Pill tone={result.passed ? 'good' : 'bad'}>{result.passed ? t.passed : t.failed}</Pill>
      {result.rechecked ? (
        <span class="small soft">{t.rechecked}</span>
      ) : (
        <span class="numbers">{t.of(result.total, result.max)}</span>
      )}
    </span>
  );
}

function Told({ result }: { result: Result }) {
  const time = useSchoolTime();
  const say = (l: Letter) =>
    l.sentAt ? t.sent(l.reader, time.moment(l.sentAt)) : l.nextTryAt ? t.waits(l.reader) : t.givenUp(l.reader, l.fault ?? '');
  return (
    <ul class="result-lines">
      {result.letters.map((l) => (
        <li key={`${l.reader} ${l.channel} ${l.address}`}>
          {say(l)}
          {l.nextTryAt && l.fault && <span class="small soft"> {l.fault}</span>}
        </li>
      ))}
    </ul>
  );
}

function Knows({ result, approved, onSign }: { result: Result; approved: boolean; onSign: () => void }) {
  const time = useSchoolTime();
  return (
    <div class="stack-tight">
      <ul class="result-lines">
        {result.acquaintances.map((a) => (
          <li key={a.reader}>{a.signedOn ? t.signedOn(a.reader, sayDate(a.signedOn)) : t.known(a.reader, time.moment(a.at))}</li>
        ))}
      </ul>
      {approved && result.passed !== null && result.acquaintances.length < 2 && (
        <div>
          <Button size="small" aria-label={t.signOf(result.fullName)} onClick={onSign}>
            {t.sign}
          </Button>
        </div>
      )}
    </div>
  );
}

function Again({ result, onReadmit }: { result: Result; onReadmit: () => void }) {
  const { readmission } = result;
  if (!readmission) return null;
  if (readmission.granted) {
    return (
      <div class="stack-tight">
        <span>{t.granted(readmission.granted)}</span>
        <span class="small soft">{readmission.decision}</span>
      </div>
    );
  }
  return (
    <Button size="small" aria-label={t.readmitOf(result.fullName)} onClick={onReadmit}>
      {t.readmit}
    </Button>
  );
}
