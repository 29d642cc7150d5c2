import { useEffect, useRef } from 'preact/hooks';
import { watchLevel } from '../media/levels';
import { common } from '../texts/common';

/** A live level of a track; moves its bar without redrawing the page. */
export function LiveMeter({
  track,
  onLevel,
}: {
  track: MediaStreamTrack | null;
  onLevel?: (level: number, samples: Float32Array) => void;
}) {
  const bar = useRef<HTMLSpanElement>(null);
  const listener = useRef(onLevel);
  listener.current = onLevel;
  useEffect(() => {
    if (!track) return;
    return watchLevel(track, (level, samples) => {
      if (bar.current) bar.current.style.transform = `scaleX(${level})`;
      listener.current?.(level, samples);
    });
  }, [track]);
  return (
    <div class="meter" role="img" aria-label={common.level}>
      <span ref={bar} style={{ transform: 'scaleX(0)' }} />
    </div>
  );
}

/** A level (0…1) that somebody else measured. */
export function Meter({ level }: { level: number }) {
  return (
    <div class="meter" role="img" aria-label={`${common.level}: ${Math.round(level * 100)} %`}>
      <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, level))})` }} />
    </div>
  );
}
