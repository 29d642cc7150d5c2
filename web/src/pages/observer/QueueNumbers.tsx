import { useSchoolTime } from '../../parts/schoolTime';
import type { ObservedQueueView } from '../../protocol/observer';
import { observerTexts as t } from '../../texts/observer';

/** The queue without names: how many, and when the next one is expected. */
export function QueueNumbers({ queue }: { queue: ObservedQueueView }) {
  const time = useSchoolTime();
  const rows = [
    [t.waiting, queue.waiting],
    [t.expected, queue.expected],
    [t.answered, queue.answered],
    [t.endedOtherwise, queue.endedOtherwise],
  ] as const;
  return (
    <section class="panel stack-tight" aria-labelledby="observed-queue">
      <h2 id="observed-queue">{t.queue}</h2>
      <dl class="observer-queue numbers">
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {queue.nextAt && <p class="small soft">{t.next(time.clock(queue.nextAt))}</p>}
    </section>
  );
}
