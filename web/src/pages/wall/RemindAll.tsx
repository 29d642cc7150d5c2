import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import type { Reply } from '../../protocol/api';
import type { WallTests } from '../../protocol/wallTests';
import { wallTestTexts as t } from '../../texts/wallTests';
import { adviceOf } from './testAdvice';
import { useWallDesk } from './wallDesk';

/** Letters to all who have made no test call, or one that came to nothing; the server writes to nobody twice a day. */
export function RemindAll({ tests }: { tests: WallTests }) {
  const { calls } = useWallDesk();
  const busy = useSignal(false);
  const reply = useSignal<Reply<{ queued: number }> | null>(null);
  const wanted = tests.participants.filter((one) => ['none', 'mend'].includes(adviceOf(one.call))).length;
  const { day } = tests;
  if (!tests.canWrite || day === null || wanted === 0) return null;
  const remind = async () => {
    busy.value = true;
    reply.value = await calls.remind(day);
    busy.value = false;
  };
  return (
    <div class="stack-tight">
      <div role="status">
        {reply.value?.ok && <Notice tone="good">{t.reminded(reply.value.value.queued)}</Notice>}
        {reply.value && !reply.value.ok && <ProblemNotice problem={reply.value.problem} />}
      </div>
      {!reply.value?.ok && (
        <div class="row-apart">
          <p class="small soft">{t.remindHint}</p>
          <Button size="small" disabled={busy.value} onClick={remind}>
            {t.remind(wanted)}
          </Button>
        </div>
      )}
    </div>
  );
}
