import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { TestCall } from '../../../media/testCall';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { Refusal, useActions } from '../../../parts/outcome';
import { checkTexts as t } from '../../../texts/check';
import type { ParticipantProps } from '../ParticipantPage';
import { CallPart } from './CallPart';
import { CameraPart } from './CameraPart';
import { CheckState } from './checkState';
import { MicrophonePart } from './MicrophonePart';
import { Mirror } from './Mirror';
import { SpeakerPart } from './SpeakerPart';
import { tellCheck } from './tellCheck';
import './check.css';

/** The check before the queue: camera, microphone, loudspeaker, line; one thing at a time, each with its own remedy. */
export function PreCheck({ connection, media, view, onDone }: ParticipantProps & { onDone: () => void }) {
  const check = useMemo(() => new CheckState(media, new TestCall(connection, media), view.form), [media, connection, view.form]);
  const actions = useActions();
  const reported = useSignal(false);
  useEffect(() => () => check.call.end(), [check]);

  async function send() {
    const passed = check.passed.value;
    if (!(await actions.run(tellCheck(check, connection)))) return;
    reported.value = !passed;
    onDone();
  }

  return (
    <CheckView check={check} busy={actions.busy} reported={reported.value} onSend={() => void send()}>
      <Refusal actions={actions} />
    </CheckView>
  );
}

/** The check as it looks; samples draw it from a prepared state. */
export function CheckView({
  check,
  busy,
  reported,
  onSend,
  children,
}: {
  check: CheckState;
  busy: boolean;
  reported: boolean;
  onSend: () => void;
  children?: preact.ComponentChildren;
}) {
  const { camera, microphone } = check.media;
  const begun = camera.state.value !== 'off' || microphone.state.value !== 'off';
  const { shown } = check;
  const done = shown.filter((part) => check.states.value[part] === 'ok').length;
  return (
    <div class="precheck stack">
      <div>
        <h1>{check.silent ? t.titleSilent : t.title}</h1>
        <p class="soft">{check.silent ? t.leadSilent : t.lead}</p>
      </div>
      {begun ? (
        <div class="precheck-parts">
          <Mirror check={check} />
          <div class="stack">
            <p class="visually-hidden" role="status">
              {t.progress(done, shown.length)}
            </p>
            <ol class="check-list">
              <CameraPart check={check} />
              {!check.silent && <MicrophonePart check={check} />}
              {!check.silent && <SpeakerPart check={check} />}
              <CallPart check={check} />
            </ol>
            {children}
            <div role="status">
              {reported && (
                <Notice title={t.reportedTitle}>
                  <p>{t.reported}</p>
                </Notice>
              )}
            </div>
            {check.passed.value && check.reopened.value === null ? (
              <Button look="primary" size="large" wide disabled={busy} onClick={onSend}>
                {t.done}
              </Button>
            ) : (
              <details class="precheck-trouble">
                <summary>{t.withTrouble}</summary>
                <div class="stack-tight">
                  <p class="small soft">{t.troubleNote}</p>
                  <Button disabled={busy} onClick={onSend}>
                    {t.withTrouble}
                  </Button>
                </div>
              </details>
            )}
          </div>
        </div>
      ) : (
        <div class="panel stack precheck-begin">
          <p class="lead">{t.permission}</p>
          <Button look="primary" size="large" onClick={() => void check.media.open()}>
            {t.begin}
          </Button>
        </div>
      )}
    </div>
  );
}
