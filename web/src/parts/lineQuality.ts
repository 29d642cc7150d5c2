import type { TileSideView } from '../protocol/wall';

/** From 0 (not there) to 3 bars, as telephones draw it. */
export function quality(side: TileSideView): 0 | 1 | 2 | 3 {
  if (!side.connected) return 0;
  const loss = side.lossPercent ?? 0;
  const trip = side.roundTripMs ?? 0;
  return loss >= 5 || trip >= 600 || side.hidden > 0 ? 1 : loss >= 2 || trip >= 250 ? 2 : 3;
}
