import type { StationView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.waitingBrief;

/** While somebody answers: how many wait and who is next. */
export function WaitingBrief({ view }: { view: StationView }) {
  const waiting = view.queue.filter((ticket) => ticket.place !== null);
  const next = waiting.find((ticket) => ticket.place === 1);
  return <p class="small soft">{next ? t.some(waiting.length, shortName(next.name)) : t.nobody}</p>;
}
