import { useEffect } from 'preact/hooks';
import type { Reply } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';
import type { Answer } from './useAnswer';

/** Sends a change and reads everything again; gives the refusal, or null. */
export type Change = (reply: Promise<Reply<unknown>>) => Promise<Problem | null>;

const whileLettersWait = 5_000;

/** Changes of what was read, which is also read again while letters of it are on their way. */
export function useChanges<T>(answer: Answer<T>, letters: (value: T) => { nextTryAt: string | null }[]): Change {
  useEffect(() => {
    const timer = setInterval(() => {
      if (answer.value && letters(answer.value).some((letter) => letter.nextTryAt)) void answer.reload();
    }, whileLettersWait);
    return () => clearInterval(timer);
  }, []);
  return async (reply) => {
    const done = await reply;
    await answer.reload();
    return done.ok ? null : done.problem;
  };
}
