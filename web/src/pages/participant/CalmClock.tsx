import { useServerNow } from '../../parts/StageClock';
import { stageTime } from '../../parts/stageTime';
import type { ServerClock } from '../../protocol/clock';
import type { StageView } from '../../protocol/messages';
import { common, duration } from '../../texts/common';
import { participantTexts } from '../../texts/participant';

/** The number changes only every so many seconds: it informs and does not hurry. */
const STEP = 5;

/** Time left of a stage for the one who answers: a quiet line, and at its end a kind word instead of a red number. */
export function CalmClock({ stage, clock }: { stage: StageView; clock: ServerClock }) {
  const time = stageTime(stage, useServerNow(clock));
  if (time.kind === 'over') return <p class="small">{participantTexts.exam.takeTime}</p>;
  if (time.kind === 'extra') {
    return (
      <p class="calm-clock small soft numbers" role="timer">
        {common.extraTime} {duration(Math.ceil(time.left / STEP) * STEP)}
      </p>
    );
  }
  if (time.kind !== 'running') return null;
  return (
    <div class="calm-clock small soft" role="timer">
      <span class="numbers">
        {common.timeLeft} {duration(Math.ceil(time.left / STEP) * STEP)}
      </span>
      <span class="calm-clock-line" aria-hidden="true">
        <span style={{ transform: `scaleX(${time.share})` }} />
      </span>
    </div>
  );
}
