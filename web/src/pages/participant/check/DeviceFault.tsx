import type { LocalDevice } from '../../../media/devices';
import { Button } from '../../../parts/Button';
import { checkTexts } from '../../../texts/check';
import type { DeviceTrouble } from '../../../texts/devices';
import { FaultCard } from './FaultCard';

/** A camera or microphone that the browser could not open: why, and the steps of this very browser. */
export function DeviceFault({ device, trouble }: { device: LocalDevice; trouble: DeviceTrouble }) {
  return (
    <FaultCard words={{ title: trouble.title, steps: trouble.remedy }} pictured={trouble.code === 'blocked'}>
      <Button look="primary" onClick={() => void device.open()}>
        {checkTexts.again}
      </Button>
    </FaultCard>
  );
}
