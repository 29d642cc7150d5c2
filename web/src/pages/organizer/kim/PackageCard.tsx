import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { Pill } from '../../../parts/Pill';
import { ReasonDialog } from '../../../parts/ReasonDialog';
import { useSchoolTime } from '../../../parts/schoolTime';
import { type KimPackage, openPackage, withdrawPackage } from '../../../protocol/kim';
import type { Problem } from '../../../protocol/messages';
import { kimTexts as t } from '../../../texts/kim';

interface Props {
  school: number;
  day: number;
  one: KimPackage;
  onDone: (said: string) => void;
}

/** One package: what it is, and the password that opens it. */
export function PackageCard({ school, day, one, onDone }: Props) {
  const password = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const withdrawing = useSignal(false);
  const time = useSchoolTime();
  const state = one.withdrawnAt ? 'withdrawn' : one.openedAt ? 'opened' : 'sealed';

  const open = async () => {
    busy.value = true;
    const reply = await openPackage(school, day, one.id, password.value);
    busy.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) onDone(t.opened(reply.value.variants.join(', ')));
  };
  const withdraw = async (reason: string) => {
    const reply = await withdrawPackage(school, day, one.id, reason);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) onDone(t.states.withdrawn);
    return reply.ok;
  };
  return (
    <article class="panel stack-tight kim-package">
      <div class="row-apart">
        <h3>{one.fileName}</h3>
        <Pill tone={state === 'opened' ? 'good' : undefined}>{t.states[state]}</Pill>
      </div>
      <p class="small soft">
        {[
          t.numbers(one.numbers.join(', ')),
          t.size(one.size),
          t.received(time.clock(one.receivedAt), one.receivedBy ?? ''),
          one.openedAt && t.openedAt(time.clock(one.openedAt)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      {state === 'sealed' && (
        <form
          class="kim-open"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy.value) void open();
          }}
        >
          <label class="stack-tight">
            {t.password}
            <input
              type="text"
              autocomplete="off"
              spellcheck={false}
              value={password.value}
              onInput={(event) => (password.value = event.currentTarget.value)}
            />
          </label>
          <Button type="submit" look="primary" disabled={busy.value || password.value === ''}>
            {t.open}
          </Button>
          <Button look="quiet" onClick={() => (withdrawing.value = true)}>
            {t.withdraw}
          </Button>
        </form>
      )}
      {withdrawing.value && (
        <ReasonDialog
          texts={t.withdrawal}
          rule={t.withdrawalRule}
          onClose={() => (withdrawing.value = false)}
          onConfirm={withdraw}
        />
      )}
    </article>
  );
}
