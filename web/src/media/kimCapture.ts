import { type Signal, signal } from '@preact/signals';
import { findKimPort, type KimPort } from './kimPort';
import { captureOwnWindow, ShareError, type ShareTrouble } from './ownWindow';

/** ready: may be shared; asking: the browser's own dialog is open; shared; ended: was shared and is not any more; alone: no station holds it. */
export type KimCaptureState = 'ready' | 'asking' | 'shared' | 'ended' | 'alone';

/** How often the window looks whether its station is still there. */
const WATCH = 1_000;
/** So many looks in a row may miss the station while the window is shared: that long a reload of the station takes. */
const PATIENCE = 15;

/**
 * The КИМ window's picture of itself: asked for here, handed to the station that opened this window. A station that was reloaded
 * gets it again by itself; when the station is gone, the picture is ended.
 */
export class KimCapture {
  readonly state: Signal<KimCaptureState> = signal('ready');
  readonly trouble: Signal<ShareTrouble | null> = signal(null);
  private track: MediaStreamTrack | null = null;
  private port: KimPort | null = null;
  private misses = 0;

  constructor(
    private readonly media: MediaDevices | undefined = globalThis.navigator?.mediaDevices,
    private readonly findPort: () => KimPort | null = findKimPort,
  ) {}

  /** Follows the station until the window is left; returns how to stop. */
  follow(): () => void {
    this.look();
    const timer = setInterval(() => this.look(), WATCH);
    const leave = () => this.port?.left(window);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      this.end('ended');
      leave();
    };
  }

  /** Must be called from a click. */
  async share(): Promise<void> {
    this.trouble.value = null;
    this.state.value = 'asking';
    try {
      const track = await captureOwnWindow(this.media);
      track.addEventListener('ended', () => this.look());
      this.track = track;
      this.state.value = 'shared';
      this.port = null;
      this.look();
    } catch (error) {
      this.trouble.value = error instanceof ShareError ? error.trouble : 'failed';
      this.state.value = 'ready';
    }
  }

  private look(): void {
    const port = this.findPort();
    if (port === null) {
      this.port = null;
      this.misses++;
      if (this.track === null || this.misses > PATIENCE) this.end('alone');
      return;
    }
    this.misses = 0;
    if (this.state.value === 'alone') this.state.value = 'ready';
    // A track that another page has stopped ends without an event.
    const over = this.track?.readyState === 'ended';
    if (over) this.end('ended');
    if (over || port !== this.port) port.report(window, this.track);
    this.port = port;
  }

  private end(state: KimCaptureState): void {
    this.track?.stop();
    this.track = null;
    if (this.state.value !== 'asking') this.state.value = state;
  }
}
