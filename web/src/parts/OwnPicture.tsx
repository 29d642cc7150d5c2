import { useMemo } from 'preact/hooks';
import type { LocalMedia } from '../media/devices';
import { checkTexts } from '../texts/check';
import { stationTexts as t } from '../texts/station';
import { Button } from './Button';
import { LiveMeter } from './Meter';
import { Notice } from './Notice';
import { Picture } from './Picture';

/** A staff member's own picture and voice, and what is wrong with them unless that stands apart. */
export function OwnPicture({ media, apart = false }: { media: LocalMedia; apart?: boolean }) {
  const camera = media.camera.track.value;
  const stream = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  return (
    <div class="stack-tight">
      {!apart && <OwnTroubles media={media} />}
      <Picture label={t.self} stream={stream} mirrored />
      <LiveMeter track={media.microphone.track.value} />
    </div>
  );
}

/** What is wrong with one's camera or microphone, and the way to try again. */
export function OwnTroubles({ media }: { media: LocalMedia }) {
  const troubles = [media.camera, media.microphone].filter((device) => device.trouble.value !== null);
  return (
    <div role="alert" class={troubles.length > 0 ? 'stack-tight' : undefined}>
      {troubles.map((device) => (
        <Notice key={device.kind} tone="warn" title={device.trouble.value?.title ?? t.deviceTrouble}>
          <ul>
            {device.trouble.value?.remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <div>
            <Button size="small" onClick={() => void device.open()}>
              {checkTexts.again}
            </Button>
          </div>
        </Notice>
      ))}
    </div>
  );
}
