import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useRef } from 'preact/hooks';
import { ProblemNotice } from '../../parts/outcome';
import { newKey, type Reply } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';

export interface Saving {
  /** Against sending it twice; a new one after each refusal, so that the corrected wish counts as another. */
  key: () => string;
  /** Waits for the answer: done, or why not. */
  settle: (asked: Promise<Reply<unknown>>) => Promise<void>;
  /** Why the last try was refused, for the head of the dialog. */
  refusal: ComponentChild;
}

/** What every dialog does that saves one thing. */
export function useSaving(onSaved: () => void): Saving {
  const problem = useSignal<Problem | null>(null);
  const key = useRef(newKey());
  return {
    key: () => key.current,
    settle: async (asked) => {
      const reply = await asked;
      if (reply.ok) {
        onSaved();
        return;
      }
      key.current = newKey();
      problem.value = reply.problem;
    },
    refusal: <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>,
  };
}
