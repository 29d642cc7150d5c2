import { Button } from '../../../parts/Button';
import { checkTexts, faults } from '../../../texts/check';
import type { CheckState } from './checkState';
import { CameraChoice } from './DeviceChoices';
import { FaultCard } from './FaultCard';
import { Part } from './Part';

const t = checkTexts.camera;

/** Whether the camera gives a picture in which a face can be known; the picture itself stands beside the parts. */
export function CameraPart({ check }: { check: CheckState }) {
  const device = check.media.camera;
  const trouble = device.trouble.value;
  const fault = check.fault('camera');
  return (
    <Part check={check} part="camera" name={t.name} done={t.ok}>
      {trouble ? (
        <FaultCard words={{ title: trouble.title, steps: trouble.remedy }} pictured={trouble.code === 'blocked'}>
          <Button look="primary" onClick={() => void device.open()}>
            {checkTexts.again}
          </Button>
        </FaultCard>
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

/** Ends a second look at a part that works. */
export function Close({ check, ok }: { check: CheckState; ok: boolean }) {
  if (!ok || check.reopened.value === null) return null;
  return (
    <div class="row">
      <Button look="primary" onClick={() => check.close()}>
        {checkTexts.call.go}
      </Button>
    </div>
  );
}
