import { useMemo } from 'preact/hooks';
import type { LocalMedia } from '../media/devices';
import { checkTexts } from '../texts/check';
import { stationTexts as t } from '../texts/station';
import { Button } from './Button';
import { LiveMeter } from './Meter';
import { Notice } from './Notice';
import { Picture } from './Picture';

/** The interlocutor's own picture and voice, and what is wrong with them. */
export function OwnPicture({ media }: { media: LocalMedia }) {
  const camera = media.camera.track.value;
  const stream = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  const troubles = [media.camera, media.microphone].filter((device) => device.trouble.value !== null);
  return (
    <div class="stack-tight">
      <Picture label={t.self} stream={stream} mirrored />
      <LiveMeter track={media.microphone.track.value} />
      {troubles.map((device) => (
        <Notice key={device.kind} tone="warn" title={device.trouble.value?.title ?? t.deviceTrouble}>
          <ul>
            {device.trouble.value?.remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <Button size="small" onClick={() => void device.open()}>
            {checkTexts.again}
          </Button>
        </Notice>
      ))}
    </div>
  );
}
