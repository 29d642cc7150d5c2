import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Sizes of the text in pixels: as large as the card allows, never so small that VP8 would blur it. */
const LARGEST = 40;
const SMALLEST = 16;

/** Keeps the card as large as fits the window without scrolling. */
export function useFittedText(content: unknown): RefObject<HTMLElement | null> {
  const paper = useRef<HTMLElement>(null);
  // A new card has a new size.
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
      element.style.fontSize = `${low}px`;
    };
    grow();
    addEventListener('resize', grow);
    return () => removeEventListener('resize', grow);
  }, [content]);
  return paper;
}
