import { type Signal, signal } from '@preact/signals';
import { type Device, type DeviceTrouble, explainDeviceError, explainDeviceLoss, explainDevicePause } from '../texts/devices';
import { browserKind } from './browserKind';
import { chosenDevice, rememberDevice } from './chosenDevices';
import { refusalOf } from './permission';

/** off: not asked for yet; opening: the browser may be asking the person; on; failed: see `trouble`. */
export type DeviceState = 'off' | 'opening' | 'on' | 'failed';

/** A pause of the system's making that is shorter than this is not worth a word. */
const PAUSE = 2_000;

/** One camera or microphone of this page. */
export class LocalDevice {
  readonly state: Signal<DeviceState> = signal('off');
  readonly track: Signal<MediaStreamTrack | null> = signal(null);
  readonly trouble: Signal<DeviceTrouble | null> = signal(null);
  /** What may be chosen; names are known only after a permission was given. */
  readonly choices: Signal<{ id: string; label: string }[]> = signal([]);
  private wanted: string | null;
  private opening: Promise<void> | null = null;
  private paused: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly kind: Device,
    private readonly media: MediaDevices | undefined,
  ) {
    this.wanted = chosenDevice(kind);
    media?.addEventListener?.('devicechange', () => void this.devicesChanged());
  }

  /** Opens the device once; further calls while it opens or is open do nothing. */
  async open(): Promise<void> {
    if (this.state.peek() === 'on') return;
    this.opening ??= this.capture().finally(() => {
      this.opening = null;
    });
    await this.opening;
  }

  async choose(id: string): Promise<void> {
    this.wanted = id;
    rememberDevice(this.kind, id);
    this.release();
    await this.open();
  }

  release(): void {
    const track = this.track.peek();
    clearTimeout(this.paused);
    if (track) {
      track.onended = track.onmute = track.onunmute = null;
      track.stop();
    }
    this.track.value = null;
    this.state.value = 'off';
  }

  private async capture(): Promise<void> {
    this.state.value = 'opening';
    this.trouble.value = null;
    try {
      if (!this.media?.getUserMedia) throw new DOMException('', 'InsecureContext');
      const stream = await this.captureWanted(this.media);
      const track = stream.getTracks()[0];
      if (!track) throw new DOMException('', 'NotFoundError');
      track.onended = () => this.lose();
      this.watchPauses(track);
      this.track.value = track;
      this.state.value = 'on';
      await this.list();
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      const refusal = name === 'NotAllowedError' ? await refusalOf(this.kind, error) : null;
      this.trouble.value = explainDeviceError(this.kind, name, refusal, browserKind());
      this.state.value = 'failed';
    }
  }

  /** The device that was chosen before, or any other when it is not there today. */
  private async captureWanted(media: MediaDevices): Promise<MediaStream> {
    const { wanted } = this;
    if (wanted === null) return media.getUserMedia(constraints(this.kind, null));
    try {
      return await media.getUserMedia(constraints(this.kind, wanted));
    } catch (error) {
      const gone = error instanceof Error && (error.name === 'OverconstrainedError' || error.name === 'NotFoundError');
      if (!gone) throw error;
      this.wanted = null;
      return media.getUserMedia(constraints(this.kind, null));
    }
  }

  /**
   * iPadOS and iOS mute a track while a call or Siri has the microphone, and Safari a camera in the background. After a long pause the track may
   * come back without sound, so the device is opened anew.
   */
  private watchPauses(track: MediaStreamTrack): void {
    let isLong = false;
    track.onmute = () => {
      this.paused = setTimeout(() => {
        isLong = true;
        this.trouble.value = explainDevicePause(this.kind);
        this.state.value = 'failed';
      }, PAUSE);
    };
    track.onunmute = () => {
      clearTimeout(this.paused);
      if (!isLong) return;
      this.release();
      void this.open();
    };
  }

  private lose(): void {
    clearTimeout(this.paused);
    this.track.value = null;
    this.wanted = null;
    this.trouble.value = explainDeviceLoss(this.kind);
    this.state.value = 'failed';
  }

  private async devicesChanged(): Promise<void> {
    await this.list();
    if (this.state.peek() === 'failed') await this.open();
  }

  private async list(): Promise<void> {
    const kind = this.kind === 'camera' ? 'videoinput' : 'audioinput';
    const all = (await this.media?.enumerateDevices?.().catch(() => [])) ?? [];
    this.choices.value = all
      .filter((one) => one.kind === kind && one.label !== '')
      .map((one) => ({ id: one.deviceId, label: one.label }));
  }
}

/** The camera and the microphone of a page that publishes. Each fails and is mended by itself. */
export class LocalMedia {
  readonly camera: LocalDevice;
  readonly microphone: LocalDevice;

  constructor(media: MediaDevices | undefined = globalThis.navigator?.mediaDevices) {
    this.camera = new LocalDevice('camera', media);
    this.microphone = new LocalDevice('microphone', media);
  }

  /** One after the other: a browser shows one question at a time. */
  async open(): Promise<void> {
    await this.microphone.open();
    await this.camera.open();
  }

  release(): void {
    this.camera.release();
    this.microphone.release();
  }
}

export function constraints(device: Device, id: string | null): MediaStreamConstraints {
  const chosen = id === null ? {} : { deviceId: { exact: id } };
  if (device === 'camera') {
    return {
      video: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 24 }, facingMode: 'user', ...chosen },
    };
  }
  return { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1, ...chosen } };
}
