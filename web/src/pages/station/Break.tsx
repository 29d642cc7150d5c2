import { useServerNow } from '../../parts/StageClock';
import { Why } from '../../parts/Why';
import type { ServerClock } from '../../protocol/clock';
import type { BreakView } from '../../protocol/messages';
import { duration } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';

/** How much of the break is left. When it is over it says so and presses nobody: a child may be late. */
export function Break({ pause, clock }: { pause: BreakView; clock: ServerClock }) {
  const left = Math.ceil((Date.parse(pause.until) - useServerNow(clock)) / 1_000);
  return (
    <section class="panel stack-tight" aria-label={t.pause.title}>
      <h2>{t.pause.title}</h2>
      {left > 0 ? (
        <p class="clock" role="timer">
          <span class="soft">{t.pause.left}</span> <strong>{duration(left)}</strong>
        </p>
      ) : (
        <p>{t.pause.over}</p>
      )}
      <Why source={pause.source} />
    </section>
  );
}
