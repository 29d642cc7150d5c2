import { Notice } from '../../parts/Notice';
import { useServerNow } from '../../parts/StageClock';
import type { ServerClock } from '../../protocol/clock';
import { duration } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';

/** The participant's connection is lost: how long he is waited for. */
export function Patience({ until, clock }: { until: string | null; clock: ServerClock }) {
  const now = useServerNow(clock);
  const left = until === null ? null : Math.ceil((Date.parse(until) - now) / 1_000);
  return (
    <div role="alert">
      <Notice tone="bad" title={t.reconnecting}>
        {left !== null && <p>{left > 0 ? t.patience(duration(left)) : t.patienceOver}</p>}
      </Notice>
    </div>
  );
}
