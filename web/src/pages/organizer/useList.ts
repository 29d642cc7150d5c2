import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { getAll } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';

export interface List<T> {
  /** Null until it has been read. */
  items: T[] | null;
  problem: Problem | null;
  reload: () => Promise<void>;
}

/** A list of the API, read whole at once and again on demand. */
export function useList<T>(path: string): List<T> {
  const items = useSignal<T[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const reload = async () => {
    const reply = await getAll<T>(path);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) items.value = reply.value;
  };
  useEffect(() => {
    items.value = null;
    void reload();
  }, [path]);
  return { items: items.value, problem: problem.value, reload };
}
