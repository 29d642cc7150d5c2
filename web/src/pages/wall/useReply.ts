import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Reply } from '../../protocol/api';

/** What was read when the part appeared; null until it is here. */
export function useReply<T>(read: () => Promise<Reply<T>>): Reply<T> | null {
  const reply = useSignal<Reply<T> | null>(null);
  useEffect(() => {
    void read().then((answer) => {
      reply.value = answer;
    });
  }, []);
  return reply.value;
}
