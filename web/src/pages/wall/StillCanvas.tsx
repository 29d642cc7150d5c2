import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { wallTexts as t } from '../../texts/wall';
import { useWallDesk } from './wallDesk';

/** The newest still of who answers. It is blank as soon as he is not there: a face that stands still is untrue, and nobody's business. */
export function StillCanvas({ auditorium, present }: { auditorium: number; present: boolean }) {
  const { stills } = useWallDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useSignal(false);
  useEffect(() => {
    shown.value = false;
    if (!present || !canvas.current) return;
    return stills.show(auditorium, canvas.current, (is) => {
      shown.value = is;
    });
  }, [stills, auditorium, present, shown]);
  return (
    <span class="tile-still" data-shown={present && shown.value}>
      <canvas ref={canvas} width="160" height="90" />
      {present && !shown.value && <span class="tile-still-none">{stills.able ? t.noPicture : ''}</span>}
    </span>
  );
}
