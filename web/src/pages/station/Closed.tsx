import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { TestCall } from '../../media/testCall';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Refusal, useActions } from '../../parts/outcome';
import type { TestGrade, TestVerdict } from '../../protocol/testCall';
import { readinessTexts } from '../../texts/readiness';
import { stationTexts as t } from '../../texts/station';
import { CheckState } from '../participant/check/checkState';
import { CheckView } from '../participant/check/PreCheck';
import type { StationProps } from './StationPage';
import './closed.css';

const tones: Record<TestGrade, 'good' | 'info' | 'warn'> = { ready: 'good', doubtful: 'info', notReady: 'warn' };

/** Before the room is opened: the interlocutor tests this workplace; the verdict lands in the report of readiness. */
export function Closed(props: StationProps) {
  const checking = useSignal(false);
  const verdict = useSignal<TestVerdict | null>(null);
  if (checking.value) {
    return (
      <main class="station-check">
        <StationCheck
          {...props}
          onDone={(found) => {
            verdict.value = found;
            checking.value = false;
          }}
        />
      </main>
    );
  }
  return (
    <main class="centre">
      <h1>{t.closed.title}</h1>
      <p class="lead soft">{t.closed.text}</p>
      <div role="status">{verdict.value && <Verdict verdict={verdict.value} />}</div>
      <Button look={verdict.value?.grade === 'ready' ? 'plain' : 'primary'} onClick={() => (checking.value = true)}>
        {verdict.value ? t.closed.checkAgain : t.closed.check}
      </Button>
      <p class="small soft">{t.closed.checkText}</p>
    </main>
  );
}

function Verdict({ verdict }: { verdict: TestVerdict }) {
  return (
    <Notice tone={tones[verdict.grade]} title={t.closed.verdicts[verdict.grade]}>
      {verdict.faults.length > 0 && (
        <ul class="plain-list">
          {verdict.faults.map((fault) => (
            <li key={fault}>{readinessTexts.faults[fault]}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function StationCheck({ connection, media, onDone }: StationProps & { onDone: (verdict: TestVerdict | null) => void }) {
  const check = useMemo(() => new CheckState(media, new TestCall(connection, media)), [media, connection]);
  const actions = useActions();
  useEffect(() => () => check.call.end(), [check]);
  const send = async () => {
    const reply = connection.call('judgeTestCall', check.testReport());
    if (await actions.run(reply)) onDone((await reply).verdict);
  };
  return (
    <CheckView check={check} busy={actions.busy} reported={false} onSend={() => void send()}>
      <Refusal actions={actions} />
    </CheckView>
  );
}
