import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { LocalDevice } from '../../media/devices';
import { playMelody } from '../../media/melody';
import { Button } from '../../parts/Button';
import { LiveMeter } from '../../parts/Meter';
import { Notice } from '../../parts/Notice';
import { Refusal, useActions } from '../../parts/outcome';
import { Picture } from '../../parts/Picture';
import { Pill } from '../../parts/Pill';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';
import { type PartState, PreCheckState } from './preCheckState';

const t = participantTexts.preCheck;
/** After so long without a voice the page says what may be wrong. */
const QUIET_AFTER = 8_000;

/** Camera, microphone and sound, each with its own verdict and its own remedy. */
export function PreCheck({ connection, media, onDone }: ParticipantProps & { onDone: () => void }) {
  const check = useMemo(() => new PreCheckState(media), [media]);
  const actions = useActions();
  const reported = useSignal(false);
  const begun = media.camera.state.value !== 'off' || media.microphone.state.value !== 'off';

  async function send() {
    if (!(await actions.run(connection.call('reportPreCheck', check.report())))) return;
    reported.value = !check.passed.value;
    onDone();
  }

  return (
    <div class="precheck stack">
      <div>
        <h1>{t.title}</h1>
        <p class="soft">{t.lead}</p>
      </div>
      {begun ? (
        <>
          <div class="precheck-parts">
            <CameraCheck device={media.camera} state={check.camera.value} />
            <div class="stack">
              <MicrophoneCheck device={media.microphone} check={check} />
              <SpeakerCheck check={check} />
            </div>
          </div>
          <Refusal actions={actions} />
          <div role="status">
            {reported.value && (
              <Notice title={t.reportedTitle}>
                <p>{t.reported}</p>
              </Notice>
            )}
          </div>
          <div class="precheck-done">
            {check.passed.value ? (
              <Button look="primary" size="large" disabled={actions.busy} onClick={send}>
                {t.done}
              </Button>
            ) : (
              <details>
                <summary>{t.withTrouble}</summary>
                <div class="stack-tight">
                  <p class="small soft">{t.troubleNote}</p>
                  <Button disabled={actions.busy} onClick={send}>
                    {t.withTrouble}
                  </Button>
                </div>
              </details>
            )}
          </div>
        </>
      ) : (
        <div class="panel stack precheck-begin">
          <p class="lead">{t.permission}</p>
          <Button look="primary" size="large" onClick={() => void media.open()}>
            {t.begin}
          </Button>
        </div>
      )}
    </div>
  );
}

function Part({ title, state, children }: { title: string; state: PartState; children: ComponentChildren }) {
  const heading = useId();
  return (
    <section class="panel stack" aria-labelledby={heading}>
      <div class="row-apart">
        <h2 id={heading}>{title}</h2>
        <span role="status">
          {state === 'ok' && <Pill tone="good">{t.ok}</Pill>}
          {state === 'waiting' && <Pill>{t.waiting}</Pill>}
          {state === 'trouble' && <Pill tone="warn">{t.trouble}</Pill>}
        </span>
      </div>
      {children}
    </section>
  );
}

function CameraCheck({ device, state }: { device: LocalDevice; state: PartState }) {
  const track = device.track.value;
  const stream = useMemo(() => (track ? new MediaStream([track]) : null), [track]);
  return (
    <Part title={t.camera} state={state}>
      <Picture label={participantTexts.self} stream={stream} mirrored bare empty={state === 'trouble' ? '' : t.cameraWait} />
      {state === 'ok' && <p>{t.cameraOk}</p>}
      <DeviceTroubleNotice device={device} />
      <DeviceChoice label={t.chooseCamera} device={device} />
    </Part>
  );
}

function MicrophoneCheck({ device, check }: { device: LocalDevice; check: PreCheckState }) {
  const state = check.microphone.value;
  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = setTimeout(() => {
      check.quiet.value = true;
    }, QUIET_AFTER);
    return () => clearTimeout(timer);
  }, [state, check]);
  return (
    <Part title={t.microphone} state={state}>
      <LiveMeter track={device.track.value} onLevel={(level) => check.hear(level)} />
      {state === 'ok' && <p>{t.microphoneOk}</p>}
      {state === 'waiting' && <p class="lead">{t.microphoneWait}</p>}
      {state === 'waiting' && check.quiet.value && <Remedies items={t.microphoneQuiet} />}
      <DeviceTroubleNotice device={device} />
      <DeviceChoice label={t.chooseMicrophone} device={device} />
    </Part>
  );
}

function SpeakerCheck({ check }: { check: PreCheckState }) {
  const playing = useSignal(false);
  const played = useSignal(false);
  const state = check.speaker.value;
  const play = () => {
    playing.value = true;
    played.value = true;
    playMelody(() => {
      playing.value = false;
    });
  };
  return (
    <Part title={t.speaker} state={state}>
      <div class="row">
        <Button look={played.value ? 'plain' : 'primary'} onClick={play} disabled={playing.value}>
          {playing.value ? t.playing : played.value ? t.playAgain : t.play}
        </Button>
        {state === 'ok' && <span>{t.speakerOk}</span>}
      </div>
      {played.value && state !== 'ok' && (
        <fieldset class="stack-tight">
          <legend>{t.question}</legend>
          <div class="row">
            <Button look="primary" onClick={() => (check.speaker.value = 'ok')}>
              {t.hear}
            </Button>
            <Button onClick={() => (check.speaker.value = 'trouble')}>{t.silent}</Button>
          </div>
        </fieldset>
      )}
      {state === 'trouble' && <Remedies items={t.speakerTrouble} />}
    </Part>
  );
}

function DeviceTroubleNotice({ device }: { device: LocalDevice }) {
  const trouble = device.trouble.value;
  return (
    <div role="alert">
      {trouble && (
        <Notice tone="warn" title={trouble.title}>
          <ul>
            {trouble.remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <Button size="small" onClick={() => void device.open()}>
            {t.again}
          </Button>
        </Notice>
      )}
    </div>
  );
}

function Remedies({ items }: { items: string[] }) {
  return (
    <Notice tone="warn">
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Notice>
  );
}

function DeviceChoice({ label, device }: { label: string; device: LocalDevice }) {
  const choices = device.choices.value;
  const current = device.track.value?.getSettings?.().deviceId ?? '';
  if (choices.length < 2) return null;
  return (
    <label class="stack-tight small">
      {label}
      <select value={current} onChange={(event) => void device.choose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
