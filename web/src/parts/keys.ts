import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

const STORE = 'itog.keys';

/** Whether single keys work on the pages of this browser: whoever speaks to his computer, or whose hand slips, turns them off (WCAG 2.1.4). */
export const keysOn = signal(read() !== 'off');

export function turnKeys(on: boolean): void {
  keysOn.value = on;
  try {
    if (on) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, 'off');
  } catch {
    // A private window may keep nothing: it holds until the page is closed.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

/** Elements that need their own keys; a shortcut of the page must not take them away. */
const busy =
  'input, textarea, select, button, a[href], summary, audio, video[controls], [role="radio"], [contenteditable], dialog';

/** May the page take this key? Not while a field or a button has the focus, a dialog is open, or a modifier is held. */
export function pageMayTake(event: KeyboardEvent): boolean {
  if (!keysOn.peek()) return false;
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(busy)) return false;
  return document.querySelector('dialog[open]') === null;
}

/** Keys of the whole page. `handle` returns whether it used the key. */
export function useKeys(handle: (key: string) => boolean): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (pageMayTake(event) && latest.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
