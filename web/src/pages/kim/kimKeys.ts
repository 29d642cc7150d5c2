import type { RefObject } from 'preact';
import type { KimZoom } from '../../media/kimZoom';
import { useKeys } from '../../parts/keys';

/** How far an arrow key scrolls, as a share of the window. */
const LINE = 0.12;
const SCREEN = 0.85;

/** The keys of the КИМ window: + and − for the size, 0 to fit, arrows and PageUp or PageDown to scroll what was made larger. No button is ever in the picture. */
export function useKimKeys(paper: RefObject<HTMLElement | null>, zoom: KimZoom): void {
  const scroll = (share: number) => paper.current?.scrollBy({ top: share * paper.current.clientHeight });
  useKeys((key) => {
    if (key === '+' || key === '=') zoom.resize('larger');
    else if (key === '-') zoom.resize('smaller');
    else if (key === '0') zoom.resize('fit');
    else if (key === 'ArrowDown') scroll(LINE);
    else if (key === 'ArrowUp') scroll(-LINE);
    else if (key === 'PageDown') scroll(SCREEN);
    else if (key === 'PageUp') scroll(-SCREEN);
    else return false;
    return true;
  });
}
