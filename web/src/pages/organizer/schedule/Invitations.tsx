import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, send } from '../../../protocol/api';
import type { Invitation } from '../../../protocol/invitations';
import type { Problem } from '../../../protocol/messages';
import { invitationTexts as t } from '../../../texts/people';
import { ListState } from '../ListState';
import { useList } from '../useList';

const whileLettersWait = 5_000;

const told = ({ letters }: Invitation) => letters.some((l) => l.sentAt);
const waits = ({ letters }: Invitation) => letters.some((l) => l.nextTryAt);
const failed = (one: Invitation) => !told(one) && !waits(one) && one.letters.length > 0;

/** The schedule by letter: who has got his time and his link, and the button that sends what is missing. */
export function Invitations({ day }: { day: number }) {
  const path = `/api/exam-days/${day}/invitations`;
  const list = useList<Invitation>(path);
  const queued = useSignal<number | null>(null);
  const problem = useSignal<Problem | null>(null);
  useEffect(() => {
    if (!list.items?.some(waits)) return;
    const timer = setTimeout(() => void list.reload(), whileLettersWait);
    return () => clearTimeout(timer);
  }, [list.items]);
  const mail = async () => {
    const reply = await send<{ queued: number }>(path, { method: 'POST', idempotencyKey: newKey() });
    problem.value = reply.ok ? null : reply.problem;
    queued.value = reply.ok ? reply.value.queued : null;
    await list.reload();
  };
  const all = list.items ?? [];
  const lines: [text: (names: string) => string, people: Invitation[]][] = [
    [t.outdated, all.filter((one) => one.outdated)],
    [t.failed, all.filter(failed)],
    [t.noAddress, all.filter((one) => !one.hasAddress)],
  ];
  return (
    <section class="panel stack schedule-actions" aria-labelledby="invitations">
      <h2 id="invitations">{t.title}</h2>
      <p class="soft">{t.text}</p>
      <ListState list={list} />
      {list.items && <p>{t.told(all.filter(told).length, all.length)}</p>}
      {lines
        .filter(([, people]) => people.length > 0)
        .map(([say, people]) => (
          <p key={say('')}>{say(people.map((one) => one.fullName).join(', '))}</p>
        ))}
      <div class="row">
        <Button look="primary" onClick={mail}>
          {t.send}
        </Button>
        <span role="status">{queued.value !== null && t.queued(queued.value)}</span>
      </div>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
    </section>
  );
}
