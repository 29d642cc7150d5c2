import { type Signal, signal } from '@preact/signals';
import { explainShareError } from '../texts/devices';

/** The interlocutor's shared КИМ window. */
export class ScreenShare {
  readonly track: Signal<MediaStreamTrack | null> = signal(null);
  /** Why sharing did not begin, for the person; null when it did or was never tried. */
  readonly trouble: Signal<string | null> = signal(null);

  constructor(private readonly media: MediaDevices | undefined = globalThis.navigator?.mediaDevices) {}

  /** Asks the browser for the window; must be called from a click. */
  async start(): Promise<void> {
    this.trouble.value = null;
    try {
      if (!this.media?.getDisplayMedia) throw new DOMException('', 'NotSupportedError');
      const options = {
        video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 10 }, displaySurface: 'browser' },
        audio: false,
        preferCurrentTab: false,
        selfBrowserSurface: 'exclude',
        surfaceSwitching: 'exclude',
      };
      const stream = await this.media.getDisplayMedia(options as DisplayMediaStreamOptions);
      const track = stream.getVideoTracks()[0];
      if (!track) throw new DOMException('', 'NotFoundError');
      track.contentHint = 'text';
      this.stop();
      track.onended = () => this.ended();
      this.track.value = track;
    } catch (error) {
      this.trouble.value = explainShareError(error instanceof Error ? error.name : '');
    }
  }

  stop(): void {
    const track = this.track.peek();
    if (!track) return;
    track.onended = null;
    track.stop();
    this.ended();
  }

  private ended(): void {
    this.track.value = null;
  }
}
