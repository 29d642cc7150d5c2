import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import { recheckPath } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';

/** The button that tells the family by letter, or that signatures alone count here. */
export function Telling({ day, recheck, rules, change }: CardProps) {
  const problem = useSignal<Problem | null>(null);
  const queued = useSignal<number | null>(null);
  if (rules.ways.length === 0) return <span>{t.bySignature}</span>;
  const notify = async () => {
    const reply = send<{ queued: number }>(recheckPath(day, recheck.id, 'letters'), { method: 'POST', idempotencyKey: newKey() });
    problem.value = await change(reply);
    const answer = await reply;
    queued.value = answer.ok ? answer.value.queued : null;
  };
  return (
    <>
      <Button look="primary" aria-label={t.actionOf(t.notify, recheck.fullName)} onClick={notify}>
        {t.notify}
      </Button>
      <span role="status" class="small">
        {queued.value !== null && t.queued(queued.value)}
      </span>
      <span role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</span>
    </>
  );
}
