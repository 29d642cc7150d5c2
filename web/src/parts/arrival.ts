import { useEffect, useRef } from 'preact/hooks';

/**
 * When a page goes on to another place and what had the focus went with the old one, the focus goes to the new heading: a screen reader reads it,
 * and Tab leads on from there. Nothing is taken from who is writing somewhere, and nothing happens when the page is opened.
 */
export function useArrival(place: string): void {
  const known = useRef(place);
  useEffect(() => {
    if (known.current === place) return;
    known.current = place;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [place]);
}
