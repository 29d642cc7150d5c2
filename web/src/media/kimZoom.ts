import { type Signal, signal } from '@preact/signals';

export type Resize = 'larger' | 'smaller' | 'fit';

const STEP = 1.15;
const LARGEST = 3;
const SMALLEST = 0.6;

/** How much larger than fits the card is drawn in the КИМ window; 1 fits it. Whoever makes it larger scrolls it by the arrow keys. */
export class KimZoom {
  readonly factor: Signal<number> = signal(1);

  resize(way: Resize): void {
    const next = way === 'fit' ? 1 : this.factor.peek() * (way === 'larger' ? STEP : 1 / STEP);
    // Through the middle, so that a step back from a step is the fitting size again.
    this.factor.value = Math.abs(next - 1) < 0.02 ? 1 : Math.min(LARGEST, Math.max(SMALLEST, next));
  }
}

declare global {
  interface Window {
    itogKimZoom?: KimZoom;
  }
}
