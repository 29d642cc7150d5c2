import { readStills, type Still } from '../protocol/stills';
import { decodesKeyFrames, KeyFrameDecoder } from './keyFrames';

/** How often new stills are asked for: one request for all tiles that are on the screen, in milliseconds. */
const EVERY = 2_500;
/** From this age on the server asks the camera for another one when it is looked at, and has it soon after. */
const RENEWED = 10_000;
const SOON = 700;
/** An older picture is not shown any more. */
const STALE = 45_000;

/** Where the pictures of the wall come from. */
export interface StillPictures {
  /** False in a browser that cannot decode them. */
  readonly able: boolean;
  /**
   * Draws the stills of an auditorium into this canvas while it is on the screen; `onChange` tells when it was made, by `performance.now()`; null: there is none.
   * Returns what ends it.
   */
  show(auditorium: number, canvas: HTMLCanvasElement, onChange: (madeAt: number | null) => void): () => void;
}

interface Place {
  canvas: HTMLCanvasElement;
  onChange: (madeAt: number | null) => void;
  visible: boolean;
  known: number;
  /** When its picture was made, by this page's clock. */
  madeAt: number;
}

/**
 * Stills of the auditoriums whose tiles are on the screen: key frames as the cameras encoded them, decoded here. Nothing is asked for what nobody
 * sees, nor while the page is in the background.
 */
export class LiveStills implements StillPictures {
  readonly able = decodesKeyFrames();
  private readonly places = new Map<number, Place>();
  private readonly decoder = new KeyFrameDecoder();
  private readonly watcher =
    typeof IntersectionObserver === 'function' ? new IntersectionObserver((entries) => this.look(entries)) : null;
  private asking = false;

  constructor(private readonly school: number) {}

  start(): () => void {
    if (!this.able) return () => undefined;
    const timer = setInterval(() => void this.ask(), EVERY);
    return () => {
      clearInterval(timer);
      this.watcher?.disconnect();
      this.decoder.close();
    };
  }

  show(auditorium: number, canvas: HTMLCanvasElement, onChange: (madeAt: number | null) => void): () => void {
    const place: Place = { canvas, onChange, visible: this.watcher === null, known: 0, madeAt: 0 };
    this.places.set(auditorium, place);
    this.watcher?.observe(canvas);
    return () => {
      this.watcher?.unobserve(canvas);
      if (this.places.get(auditorium) === place) this.places.delete(auditorium);
    };
  }

  private look(entries: IntersectionObserverEntry[]): void {
    const seenBefore = [...this.places.values()].some((place) => place.visible);
    for (const entry of entries) {
      for (const place of this.places.values()) {
        if (place.canvas === entry.target) place.visible = entry.isIntersecting;
      }
    }
    if (!seenBefore) void this.ask();
  }

  private async ask(hurried = false): Promise<void> {
    this.blankOld();
    const known = new Map([...this.places].filter(([, place]) => place.visible).map(([id, place]) => [id, place.known]));
    if (this.asking || document.hidden || known.size === 0) return;
    this.asking = true;
    const stills = await readStills(this.school, known);
    this.asking = false;
    for (const still of stills ?? []) await this.draw(still);
    const oldest = Math.min(
      ...[...this.places.values()].filter((place) => place.visible && place.known !== 0).map((place) => place.madeAt),
    );
    if (!hurried && performance.now() - oldest >= RENEWED) setTimeout(() => void this.ask(true), SOON);
  }

  private async draw({ auditorium, ageMs, number, frame }: Still): Promise<void> {
    const place = this.places.get(auditorium);
    if (!place) return;
    const picture = frame && (await this.decoder.decode(frame));
    place.known = number;
    if (picture) {
      place.madeAt = performance.now() - ageMs;
      place.canvas.width = picture.displayWidth;
      place.canvas.height = picture.displayHeight;
      place.canvas.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
    }
    place.onChange(picture ? place.madeAt : null);
  }

  /** The server is silent, or the camera: a face that stands still for so long would be untrue. */
  private blankOld(): void {
    for (const place of this.places.values()) {
      if (place.known !== 0 && performance.now() - place.madeAt > STALE) {
        place.known = 0;
        place.onChange(null);
      }
    }
  }
}
