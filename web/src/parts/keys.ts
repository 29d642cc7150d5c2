import { useEffect, useRef } from 'preact/hooks';

/** Elements that need their own keys; a shortcut of the page must not take them away. */
const busy =
  'input, textarea, select, button, a[href], summary, audio, video[controls], [role="radio"], [contenteditable], dialog';

/** May the page take this key? Not while a field or a button has the focus, a dialog is open, or a modifier is held. */
export function pageMayTake(event: KeyboardEvent): boolean {
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
