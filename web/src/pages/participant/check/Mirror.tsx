import { useEffect, useMemo, useRef } from 'preact/hooks';
import { watchLight } from '../../../media/light';
import { LiveMeter } from '../../../parts/Meter';
import { Picture } from '../../../parts/Picture';
import { checkTexts } from '../../../texts/check';
import { participantTexts } from '../../../texts/participant';
import type { CheckState } from './checkState';

/** One's own picture and voice, beside all parts of the check; it looks and listens for them. */
export function Mirror({ check }: { check: CheckState }) {
  const { camera, microphone } = check.media;
  const track = camera.track.value;
  const stream = useMemo(() => (track ? new MediaStream([track]) : null), [track]);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!stream || !video.current) return;
    return watchLight(video.current, (light) => check.see(light));
  }, [stream, check]);
  return (
    <div class="precheck-mirror stack-tight">
      <Picture
        label={participantTexts.selfHidden}
        stream={stream}
        mirrored
        bare
        empty={camera.state.value === 'failed' ? '' : checkTexts.camera.wait}
        video={video}
      />
      <p class="small soft">{participantTexts.selfHidden}</p>
      {!check.silent && (
        <LiveMeter track={microphone.track.value} onLevel={(level, samples) => check.voice.hear(level, samples)} />
      )}
    </div>
  );
}
