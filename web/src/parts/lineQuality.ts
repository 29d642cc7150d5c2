import type { TileSideView } from '../protocol/wall';
import { bitrate } from '../texts/common';
import { technicianTexts } from '../texts/technician';
import { wallTexts } from '../texts/wall';

/** From 0 (not there) to 3 bars, as telephones draw it. */
export function quality(side: TileSideView): 0 | 1 | 2 | 3 {
  if (!side.connected) return 0;
  const loss = side.lossPercent ?? 0;
  const trip = side.roundTripMs ?? 0;
  return loss >= 5 || trip >= 600 || side.hidden > 0 ? 1 : loss >= 2 || trip >= 250 ? 2 : 3;
}

/** What is measured of a line, in words. */
export function lineFigures(side: TileSideView): string {
  return [
    side.lossPercent !== null && wallTexts.loss(side.lossPercent.toLocaleString('ru-RU')),
    side.roundTripMs !== null && wallTexts.roundTrip(side.roundTripMs),
    side.estimateBps !== null && bitrate(side.estimateBps),
    side.path !== null && technicianTexts.paths[side.path],
  ]
    .filter((word) => word !== false)
    .join(' · ');
}
