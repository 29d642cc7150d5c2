import type { StageView } from '../protocol/messages';
import { common, duration } from '../texts/common';

/** The eleven stages in a row: done, now, ahead. */
export function StageBar({ stages, current }: { stages: StageView[]; current: number }) {
  return (
    <ol class="stages" aria-label={common.stages}>
      {stages.map((stage, index) => {
        const state =
          stage.endedAt !== null || index < current ? 'done' : index === current && stage.beganAt !== null ? 'now' : 'ahead';
        return (
          <li key={stage.id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {stage.title}
            {stage.limitSeconds !== null && <span class="soft numbers"> {duration(stage.limitSeconds)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
