import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Reply } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';

export interface Answer<T> {
  /** The last that was read; null until then. */
  value: T | null;
  /** Why the last reading or change was refused. */
  problem: Problem | null;
  reload: () => Promise<void>;
  /** Takes what a change has answered in place of a reading. */
  take: (reply: Reply<T>) => void;
}

/** One thing of the API, read at once and again on demand; what was read stays while a later reading is refused. */
export function useAnswer<T>(read: () => Promise<Reply<T>>): Answer<T> {
  const value = useSignal<T | null>(null);
  const problem = useSignal<Problem | null>(null);
  const take = (reply: Reply<T>) => {
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) value.value = reply.value;
  };
  const reload = async () => take(await read());
  useEffect(() => {
    void reload();
  }, []);
  return {
    get value() {
      return value.value;
    },
    get problem() {
      return problem.value;
    },
    reload,
    take,
  };
}
