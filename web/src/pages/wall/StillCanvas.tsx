import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { wallTexts as t } from '../../texts/wall';
import { useWallDesk } from './wallDesk';

/** The newest still of who answers, and how old it is. It is blank as soon as he is not there: a face that stands still is untrue, and nobody's business. */
export function StillCanvas({ auditorium, present }: { auditorium: number; present: boolean }) {
  const { stills } = useWallDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const madeAt = useSignal<number | null>(null);
  useEffect(() => {
    madeAt.value = null;
    if (!present || !canvas.current) return;
    return stills.show(auditorium, canvas.current, (at) => {
      madeAt.value = at;
    });
  }, [stills, auditorium, present, madeAt]);
  const shown = present && madeAt.value !== null;
  return (
    <span class="tile-still" data-shown={shown}>
      <canvas ref={canvas} width="160" height="90" />
      {present && madeAt.value === null && <span class="tile-still-none">{stills.able ? t.noPicture : t.noStills}</span>}
      {shown && <span class="tile-still-age numbers">{t.stillAge(ageOf(madeAt.value ?? 0))}</span>}
    </span>
  );
}

/** In whole seconds. The tile is drawn anew each second, and the age with it. */
function ageOf(madeAt: number): number {
  return Math.max(0, Math.round((performance.now() - madeAt) / 1_000));
}
