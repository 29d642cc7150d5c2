import { useMemo } from 'preact/hooks';
import type { LocalMedia } from '../../media/devices';
import { LiveMeter } from '../../parts/Meter';
import { Notice } from '../../parts/Notice';
import { Picture } from '../../parts/Picture';
import { participantTexts as t } from '../../texts/participant';

/** One's own small picture with the level of one's voice. */
export function SelfPicture({ media }: { media: LocalMedia }) {
  const camera = media.camera.track.value;
  const stream = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  return (
    <div class="self stack-tight">
      <Picture label={t.self} stream={stream} mirrored bare empty="" />
      <LiveMeter track={media.microphone.track.value} />
    </div>
  );
}

/** What is wrong with one's camera or microphone, and how to mend it. */
export function DeviceTroubles({ media }: { media: LocalMedia }) {
  const troubles = [media.camera.trouble.value, media.microphone.trouble.value].filter((one) => one !== null);
  return (
    <div role="alert">
      {troubles.map((trouble) => (
        <Notice key={trouble.title} tone="warn" title={trouble.title}>
          <ul>
            {trouble.remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </Notice>
      ))}
    </div>
  );
}
