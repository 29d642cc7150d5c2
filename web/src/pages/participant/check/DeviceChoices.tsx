import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { LocalDevice } from '../../../media/devices';
import { constraints } from '../../../media/devices';
import { speakers } from '../../../media/speakers';
import { LiveMeter } from '../../../parts/Meter';
import { checkTexts } from '../../../texts/check';

/** So many microphones are listened to at once. */
const MOST = 4;

/** Another camera, when there is one. */
export function CameraChoice({ device, onChosen }: { device: LocalDevice; onChosen: () => void }) {
  if (device.choices.value.length < 2) return null;
  return (
    <Choice
      label={checkTexts.camera.choose}
      value={device.track.value?.getSettings?.().deviceId ?? ''}
      options={device.choices.value}
      onChoose={(id) => {
        onChosen();
        void device.choose(id);
      }}
    />
  );
}

/** Where sound comes out, where the browser lets it be chosen. */
export function SpeakerChoice() {
  useEffect(() => void speakers.list(), []);
  const choices = speakers.choices.value.filter((one) => one.id !== 'default');
  if (choices.length < 2) return null;
  return (
    <Choice
      label={checkTexts.speaker.choose}
      value={speakers.chosen.value}
      options={[{ id: '', label: checkTexts.speaker.usual }, ...choices]}
      onChoose={(id) => speakers.choose(id)}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { id: string; label: string }[];
  onChoose: (id: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label class="stack-tight small">
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** All microphones at once, each with its own moving bar: the right one is the one that moves when one speaks. */
export function MicrophoneChoice({ device, onChosen }: { device: LocalDevice; onChosen: () => void }) {
  const name = useId();
  const choices = device.choices.value.filter((one) => one.id !== 'default' && one.id !== 'communications').slice(0, MOST);
  const current = device.track.value?.getSettings?.().deviceId ?? '';
  if (choices.length < 2) return null;
  return (
    <fieldset class="stack-tight">
      <legend>{checkTexts.microphone.choose}</legend>
      <p class="small soft">{checkTexts.microphone.chooseHint}</p>
      {choices.map((one) => (
        <label key={one.id} class="microphone-choice">
          <input
            type="radio"
            name={name}
            value={one.id}
            checked={one.id === current}
            onChange={() => {
              onChosen();
              void device.choose(one.id);
            }}
          />
          <span>{one.label}</span>
          <OtherLevel id={one.id} track={one.id === current ? device.track.value : null} />
        </label>
      ))}
    </fieldset>
  );
}

/** The level of a microphone: of the one in use, or of another one that is opened for this alone. */
function OtherLevel({ id, track }: { id: string; track: MediaStreamTrack | null }) {
  const opened = useSignal<MediaStreamTrack | null>(null);
  useEffect(() => {
    if (track) return;
    let wanted = true;
    // A system that gives one microphone at a time refuses: the bar then stands still, and choosing still works.
    void navigator.mediaDevices
      ?.getUserMedia(constraints('microphone', id))
      .then((stream) => {
        const own = stream.getTracks()[0] ?? null;
        if (wanted) opened.value = own;
        else own?.stop();
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
      opened.value?.stop();
      opened.value = null;
    };
  }, [id, track, opened]);
  return <LiveMeter track={track ?? opened.value} />;
}
