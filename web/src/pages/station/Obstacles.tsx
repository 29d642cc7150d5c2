import { Notice } from '../../parts/Notice';
import { WhyOf } from '../../parts/Why';
import type { Problem } from '../../protocol/messages';
import { stationTexts as t } from '../../texts/station';
import { typeset } from '../../texts/typography';

/** What still stands before the next step. */
export function Obstacles({ obstacles }: { obstacles: Problem[] }) {
  return (
    <div role="status">
      {obstacles.length > 0 && (
        <Notice tone="warn" title={t.obstacles.title}>
          <ul class="obstacles">
            {obstacles.map((obstacle) => (
              <li key={obstacle.code + obstacle.title}>
                <strong>{typeset(obstacle.title)}.</strong> {typeset(obstacle.detail)}
                <WhyOf rule={obstacle} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
