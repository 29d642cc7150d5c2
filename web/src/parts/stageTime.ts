import type { StageView } from '../protocol/messages';

/** What the clock of a stage shows, in whole seconds. */
export type StageTime =
  | { kind: 'notBegun'; limit: number | null }
  | { kind: 'running'; left: number; share: number }
  | { kind: 'extra'; left: number }
  | { kind: 'over'; by: number }
  | { kind: 'open'; gone: number };

/** Counts from the server's times only; `now` is the server's clock in milliseconds. */
export function stageTime(stage: StageView, now: number): StageTime {
  if (stage.beganAt === null) return { kind: 'notBegun', limit: stage.limitSeconds };
  const end = stage.endedAt ?? stage.standsSince;
  const until = end === null ? now : Date.parse(end);
  const gone = Math.max(0, (until - Date.parse(stage.beganAt)) / 1_000 - stage.stoodSeconds);
  if (stage.limitSeconds === null) return { kind: 'open', gone: Math.floor(gone) };
  const left = stage.limitSeconds - gone;
  if (left + stage.extraSeconds <= 0) return { kind: 'over', by: Math.floor(-left - stage.extraSeconds) };
  if (left <= 0) return { kind: 'extra', left: Math.ceil(left + stage.extraSeconds) };
  return { kind: 'running', left: Math.ceil(left), share: left / stage.limitSeconds };
}
