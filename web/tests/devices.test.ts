import { beforeEach, describe, expect, it, vi } from 'vitest';
import { constraints, LocalDevice } from '../src/media/devices';
import { onKimFrame } from '../src/media/kimFrame';
import { levelOf, SPEECH_LEVEL } from '../src/media/levels';
import { explainDeviceError } from '../src/texts/devices';

beforeEach(() => localStorage.clear());

describe('A device that does not open', () => {
  it.each([
    ['NotAllowedError', 'notAllowed', 'разреш'],
    ['NotFoundError', 'notFound', 'не найдена'],
    ['NotReadableError', 'busy', 'другой программой'],
    ['InsecureContext', 'insecure', 'незащищённому'],
    ['SomethingNew', 'unknown', 'Не получилось'],
  ])('explains %s and says what to do', (name, code, words) => {
    const trouble = explainDeviceError('camera', name);
    expect(trouble.code).toBe(code);
    expect(trouble.title).toContain(words);
    expect(trouble.remedy.length).toBeGreaterThan(0);
  });

  it('shows the trouble and opens at the next attempt', async () => {
    const track = { stop: vi.fn(), onended: null } as unknown as MediaStreamTrack;
    const getUserMedia = vi
      .fn()
      .mockRejectedValueOnce(new DOMException('', 'NotReadableError'))
      .mockResolvedValueOnce({ getTracks: () => [track] });
    const device = new LocalDevice('microphone', {
      getUserMedia,
      enumerateDevices: () => Promise.resolve([]),
    } as unknown as MediaDevices);
    await device.open();
    expect(device.state.value).toBe('failed');
    expect(device.trouble.value?.code).toBe('busy');
    await device.open();
    expect(device.state.value).toBe('on');
    expect(device.trouble.value).toBeNull();
    expect(device.track.value).toBe(track);
  });

  it('notices a device that was unplugged', async () => {
    const track = { stop: vi.fn(), onended: null } as unknown as MediaStreamTrack;
    const media = {
      getUserMedia: () => Promise.resolve({ getTracks: () => [track] }),
      enumerateDevices: () => Promise.resolve([]),
    };
    const device = new LocalDevice('camera', media as unknown as MediaDevices);
    await device.open();
    track.onended?.(new Event('ended'));
    expect(device.track.value).toBeNull();
    expect(device.trouble.value?.code).toBe('lost');
  });

  it('waits out a call that has taken the microphone, and opens it anew afterwards', async () => {
    vi.useFakeTimers();
    const tracks = [1, 2].map(
      () => ({ stop: vi.fn(), onended: null, onmute: null, onunmute: null }) as unknown as MediaStreamTrack,
    );
    const left = [...tracks];
    const media = {
      getUserMedia: () => Promise.resolve({ getTracks: () => [left.shift()] }),
      enumerateDevices: () => Promise.resolve([]),
    };
    const device = new LocalDevice('microphone', media as unknown as MediaDevices);
    await device.open();
    tracks[0]?.onmute?.(new Event('mute'));
    expect(device.state.value).toBe('on');
    vi.advanceTimersByTime(2_000);
    expect(device.trouble.value?.code).toBe('paused');
    tracks[0]?.onunmute?.(new Event('unmute'));
    await vi.runAllTimersAsync();
    expect(device.state.value).toBe('on');
    expect(device.trouble.value).toBeNull();
    expect(device.track.value).toBe(tracks[1]);
    vi.useRealTimers();
  });

  it('is the one that was chosen in the check, also on the next page', async () => {
    const asked: MediaStreamConstraints[] = [];
    const media = {
      getUserMedia: (wanted: MediaStreamConstraints) => {
        asked.push(wanted);
        return Promise.resolve({ getTracks: () => [{ stop: vi.fn() }] });
      },
      enumerateDevices: () => Promise.resolve([]),
    } as unknown as MediaDevices;
    for (const kind of ['camera', 'microphone'] as const) {
      const inCheck = new LocalDevice(kind, media);
      await inCheck.open();
      await inCheck.choose(`my-${kind}`);

      await new LocalDevice(kind, media).open();
      expect(asked.pop()).toEqual(constraints(kind, `my-${kind}`));
    }
  });

  it('is any other one when the chosen one is not there today', async () => {
    localStorage.setItem('itog.camera', 'left-at-home');
    const asked: MediaStreamConstraints[] = [];
    const device = new LocalDevice('camera', {
      getUserMedia: (wanted: MediaStreamConstraints) => {
        asked.push(wanted);
        return asked.length === 1
          ? Promise.reject(new DOMException('', 'OverconstrainedError'))
          : Promise.resolve({ getTracks: () => [{ stop: vi.fn() }] });
      },
      enumerateDevices: () => Promise.resolve([]),
    } as unknown as MediaDevices);
    await device.open();
    expect(asked).toEqual([constraints('camera', 'left-at-home'), constraints('camera', null)]);
    expect(device.state.value).toBe('on');
  });

  it('says so when the page has no access to devices at all', async () => {
    const device = new LocalDevice('camera', undefined);
    await device.open();
    expect(device.trouble.value?.code).toBe('insecure');
  });
});

describe('The microphone', () => {
  it('is asked for with echo, noise and gain control', () => {
    expect(constraints('microphone', null).audio).toMatchObject({
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      channelCount: 1,
    });
  });

  it('measures silence as nothing and speech as enough', () => {
    expect(levelOf(new Float32Array(256))).toBe(0);
    const speech = Float32Array.from({ length: 256 }, (_, index) => 0.05 * Math.sin(index / 4));
    expect(levelOf(speech)).toBeGreaterThan(SPEECH_LEVEL);
    expect(levelOf(new Float32Array(256).fill(1))).toBe(1);
  });
});

describe('The first КИМ frame', () => {
  function video() {
    const callbacks: (() => void)[] = [];
    const element = {
      requestVideoFrameCallback: (callback: () => void) => callbacks.push(callback),
    } as unknown as HTMLVideoElement;
    return { element, frame: () => callbacks.splice(0).forEach((callback) => void callback()) };
  }

  it('is the first bright one: the dark window before the card does not count', () => {
    const { element, frame } = video();
    const seen = vi.fn();
    let light = 30;
    onKimFrame(element, seen, () => light);
    frame();
    expect(seen).not.toHaveBeenCalled();
    light = 230;
    frame();
    frame();
    expect(seen).toHaveBeenCalledTimes(1);
  });

  it('is any frame when the picture stays odd for long', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { element, frame } = video();
    const seen = vi.fn();
    onKimFrame(element, seen, () => 30);
    vi.advanceTimersByTime(3_100);
    frame();
    expect(seen).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('is not reported after the page stopped waiting', () => {
    const { element, frame } = video();
    const seen = vi.fn();
    onKimFrame(element, seen, () => null)();
    frame();
    expect(seen).not.toHaveBeenCalled();
  });
});
