import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Sizes of the text in pixels: as large as the card allows, never so small that VP8 would blur it. */
const LARGEST = 40;
const SMALLEST = 16;

/** Keeps the card, and the notes under it, as large as fits the window without scrolling, times `zoom`. */
export function useFittedText(zoom: number, ...content: unknown[]): RefObject<HTMLElement | null> {
  const paper = useRef<HTMLElement>(null);
  // New content has a new size; so have a new window, a picture that has come, and styles that came late.
  useLayoutEffect(() => {
    const grow = () => {
      const element = paper.current;
      if (!element) return;
      let low = SMALLEST;
      let high = LARGEST;
      while (high - low > 0.5) {
        const middle = (low + high) / 2;
        element.style.fontSize = `${middle}px`;
        if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) high = middle;
        else low = middle;
      }
      element.style.fontSize = `${low * zoom}px`;
    };
    grow();
    const element = paper.current;
    if (!element) return;
    const window = new ResizeObserver(grow);
    window.observe(element);
    element.addEventListener('load', grow, true);
    return () => {
      window.disconnect();
      element.removeEventListener('load', grow, true);
    };
  }, [zoom, ...content]);
  return paper;
}
