import { useSignal } from '@preact/signals';
import type { Outcome, Problem } from '../protocol/messages';
import { typeset } from '../texts/typography';
import { Notice } from './Notice';
import { WhyOf } from './Why';

/** Makes calls and keeps the refusal of the last one to be shown. */
export interface Actions {
  problem: Problem | null;
  busy: boolean;
  run(call: Promise<Outcome>): Promise<boolean>;
  forget(): void;
}

export function useActions(): Actions {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  return {
    problem: problem.value,
    busy: busy.value,
    async run(call) {
      busy.value = true;
      const outcome = await call;
      busy.value = false;
      problem.value = outcome.problem;
      return outcome.ok;
    },
    forget() {
      problem.value = null;
    },
  };
}

/** Why the last action was refused and what to do. */
export function Refusal({ actions }: { actions: Actions }) {
  return <div role="alert">{actions.problem && <ProblemNotice problem={actions.problem} />}</div>;
}

/** A refusal; those of the API have the name of the document beside the clause, those of the hub in it. */
export function ProblemNotice({
  problem,
  tone = 'bad',
}: {
  problem: Problem & { source?: string | null };
  tone?: 'bad' | 'warn';
}) {
  return (
    <Notice tone={tone} title={typeset(problem.title)}>
      <p>{typeset(problem.detail)}</p>
      <WhyOf rule={problem} />
    </Notice>
  );
}
