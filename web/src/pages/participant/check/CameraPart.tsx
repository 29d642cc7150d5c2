import { Button } from '../../../parts/Button';
import { checkTexts, faults } from '../../../texts/check';
import type { CheckState } from './checkState';
import { CameraChoice } from './DeviceChoices';
import { DeviceFault } from './DeviceFault';
import { FaultCard } from './FaultCard';
import { Close, Part } from './Part';

const t = checkTexts.camera;

/** Whether the camera gives a picture in which a face can be known; the picture itself stands beside the parts. */
export function CameraPart({ check }: { check: CheckState }) {
  const device = check.media.camera;
  const trouble = device.trouble.value;
  const fault = check.fault('camera');
  return (
    <Part check={check} part="camera" name={t.name} done={t.ok}>
      {trouble ? (
        <DeviceFault device={device} trouble={trouble} />
      ) : fault ? (
        <FaultCard words={faults[fault]}>
          <Button onClick={() => (check.lightAccepted.value = true)}>{t.accept}</Button>
        </FaultCard>
      ) : (
        <p class="lead">{check.states.value.camera === 'ok' ? t.look : t.wait}</p>
      )}
      <CameraChoice device={device} onChosen={() => (check.light.value = null)} />
      <Close check={check} ok={check.states.value.camera === 'ok'} />
    </Part>
  );
}
