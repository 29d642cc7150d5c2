import { useEffect, useRef } from 'preact/hooks';
import { playInvitation } from '../../media/melody';
import { keepAwake } from '../../media/wakeLock';
import type { ParticipantPhase, ParticipantView } from '../../protocol/messages';
import { common } from '../../texts/common';
import { participantTexts } from '../../texts/participant';

/** While the person waits or answers the screen must not sleep. */
const awake: ParticipantPhase[] = ['preCheck', 'waiting', 'returned', 'admitted', 'exam', 'finished'];
const before: ParticipantPhase[] = ['notOpened', 'preCheck', 'waiting', 'returned'];

/** What the tab is called: the place in the queue, the call, the state of the day; readable when another tab is in front. */
export function titleOf(view: ParticipantView): string {
  const t = participantTexts.titles;
  const place = view.queue?.place ?? 0;
  const waiting = view.phase === 'waiting' || view.phase === 'returned';
  const now = !waiting
    ? t.phases[view.phase as keyof typeof t.phases]
    : place === 1
      ? t.next
      : place > 1
        ? t.place(place)
        : t.waiting;
  return `${now} — ${common.product}`;
}

/** Keeps title, sound and screen with the state of the day: whoever looks elsewhere is called back gently. */
export function useAttention(view: ParticipantView): void {
  const title = titleOf(view);
  useEffect(() => {
    document.title = title;
  }, [title]);

  const was = useRef(view.phase);
  useEffect(() => {
    if (view.phase === 'admitted' && before.includes(was.current)) {
      playInvitation();
      globalThis.navigator?.vibrate?.([120, 80, 120]);
    }
    was.current = view.phase;
  }, [view.phase]);

  const keep = awake.includes(view.phase);
  useEffect(() => (keep ? keepAwake() : undefined), [keep]);
}
