import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { checkTexts, faults } from '../../../texts/check';
import type { CheckState } from './checkState';
import { MicrophoneChoice } from './DeviceChoices';
import { DeviceFault } from './DeviceFault';
import { FaultCard } from './FaultCard';
import { Close, Part } from './Part';

const t = checkTexts.microphone;

/** Whether the voice comes, neither too faint nor cut; its bar stands beside the parts. */
export function MicrophonePart({ check }: { check: CheckState }) {
  const device = check.media.microphone;
  const choosing = useSignal(false);
  const trouble = device.trouble.value;
  const fault = check.fault('microphone');
  const others = device.choices.value.length > 1;
  return (
    <Part check={check} part="microphone" name={t.name} done={t.ok}>
      {trouble ? (
        <DeviceFault device={device} trouble={trouble} />
      ) : fault ? (
        <FaultCard words={faults[fault]}>
          <Button look="primary" onClick={() => check.voice.again()}>
            {checkTexts.again}
          </Button>
        </FaultCard>
      ) : (
        <p class="lead">{t.wait}</p>
      )}
      {fault || choosing.value ? (
        <MicrophoneChoice device={device} onChosen={() => check.voice.again()} />
      ) : (
        others && (
          <Button look="quiet" size="small" onClick={() => (choosing.value = true)}>
            {t.other}
          </Button>
        )
      )}
      <Close check={check} ok={check.states.value.microphone === 'ok'} />
    </Part>
  );
}
