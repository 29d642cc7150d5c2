import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ServerClock } from '../protocol/clock';
import type { StageView } from '../protocol/messages';
import { common, duration } from '../texts/common';
import { stageTime } from './stageTime';

/** The server's time, renewed four times a second while shown. */
export function useServerNow(clock: ServerClock): number {
  const now = useSignal(clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = clock.now();
    }, 250);
    return () => clearInterval(timer);
  }, [clock, now]);
  return now.value;
}

/** Time left of a stage, gone of one without a limit, or beyond the limit: for those who lead and those who listen. */
export function StageClock({ stage, clock }: { stage: StageView; clock: ServerClock }) {
  const time = stageTime(stage, useServerNow(clock));
  switch (time.kind) {
    case 'notBegun':
      return (
        <span class="clock">
          <span class="soft">{time.limit === null ? common.noLimit : common.limit(duration(time.limit))}</span>
        </span>
      );
    case 'running':
      return (
        <span class="clock" role="timer">
          <span class="soft">{common.timeLeft}</span> <strong>{duration(time.left)}</strong>
        </span>
      );
    case 'extra':
      return (
        <span class="clock" role="timer">
          <span class="soft">{common.extraTime}</span> <strong>{duration(time.left)}</strong>
        </span>
      );
    case 'over':
      return (
        <span class="clock clock-over" role="timer">
          <span>{common.overtime}</span> <strong>+{duration(time.by)}</strong>
        </span>
      );
    case 'open':
      return (
        <span class="clock" role="timer">
          <span class="soft">{common.timeGone}</span> <strong>{duration(time.gone)}</strong>
        </span>
      );
  }
}
