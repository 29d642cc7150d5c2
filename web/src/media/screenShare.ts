import { type Signal, signal } from '@preact/signals';
import type { KimPort } from './kimPort';
import type { Resize } from './kimZoom';

/** none: not opened by this page; blocked: the browser did not open it; open; closed: it was open and is not any more. */
export type KimWindowState = 'none' | 'blocked' | 'open' | 'closed';

const NAME = 'itog-kim';
const FEATURES = 'popup,width=1280,height=720';

/** The station's end of the КИМ window: opens it, and holds the picture that the window shares of itself. */
export class ScreenShare implements KimPort {
  readonly track: Signal<MediaStreamTrack | null> = signal(null);
  readonly window: Signal<KimWindowState> = signal('none');
  /** How much larger than fits the card is drawn in the window. */
  readonly zoom: Signal<number> = signal(1);
  private kim: Window | null = null;

  constructor(private readonly openWindow: typeof globalThis.open = (...target) => globalThis.open(...target)) {}

  /** Opens the window, or brings the open one to the front: opening it anew would end its picture. Must be called from a click. */
  open(address: string): void {
    if (this.kim && !this.kim.closed) {
      this.kim.focus();
      return;
    }
    this.kim = this.openWindow(address, NAME, FEATURES);
    this.window.value = this.kim ? 'open' : 'blocked';
  }

  report(kim: Window, track: MediaStreamTrack | null): void {
    this.kim = kim;
    this.window.value = 'open';
    this.track.value = track;
    this.zoom.value = kim.itogKimZoom?.factor.peek() ?? 1;
  }

  /** The size of the card in the КИМ window; nothing happens while there is none. */
  resize(way: Resize): void {
    if (this.kim === null || this.kim.closed) return;
    this.kim.itogKimZoom?.resize(way);
  }

  zoomed(factor: number): void {
    this.zoom.value = factor;
  }

  left(kim: Window): void {
    if (kim !== this.kim) return;
    this.track.value = null;
    this.window.value = 'closed';
  }

  /** This page gives the picture up and closes the window that it came from: shared from there once more, nobody would see it. */
  stop(): void {
    this.track.peek()?.stop();
    this.track.value = null;
    if (this.kim === null) return;
    this.kim.close();
    this.kim = null;
    this.window.value = 'closed';
  }
}
