import { Button } from '../../../parts/Button';
import { Notice, type Tone } from '../../../parts/Notice';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { ParticipantView } from '../../../protocol/messages';
import type { TestGrade } from '../../../protocol/testCall';
import { testVerdictTexts as t } from '../../../texts/testVerdict';

const tones: Record<TestGrade, Tone> = { ready: 'good', doubtful: 'info', notReady: 'warn' };

/** Whether the test call before the day is done, what it came to, and what is to be mended; reminds of it while it is not. */
export function TestState({ view, onCheck }: { view: ParticipantView; onCheck: () => void }) {
  const time = useSchoolTime();
  const { test, helpPhone } = view;
  const { testBy } = view.preparation;
  const silent = view.form !== 'oral';
  if (test === null) {
    return (
      <section class="panel stack-tight">
        <h2>{t.none.title}</h2>
        <p>{t.none.text}</p>
        {testBy && <p>{t.none.by(testBy)}</p>}
        <div class="row">
          <Button look="primary" onClick={onCheck}>
            {t.check}
          </Button>
        </div>
        <p class="small soft">{silent ? t.keptSilent : t.kept}</p>
      </section>
    );
  }
  return (
    <Notice tone={tones[test.grade]} title={t.titles[test.grade]}>
      <p>{silent && test.grade === 'ready' ? t.readySilent : t.texts[test.grade]}</p>
      {test.faults.length > 0 && (
        <ol class="fault-steps">
          {test.faults.map((fault) => (
            <li key={fault}>{t.mend[fault]}</li>
          ))}
        </ol>
      )}
      {test.grade !== 'ready' && helpPhone && <p>{t.phone(helpPhone)}</p>}
      <div class="row">
        <Button look={test.grade === 'notReady' ? 'primary' : 'plain'} onClick={onCheck}>
          {t.again}
        </Button>
        <span class="small soft">{t.when(time.moment(test.at))}</span>
      </div>
    </Notice>
  );
}
