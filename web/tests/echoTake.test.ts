import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EchoTake, TAKE } from '../src/media/echoTake';

const track = {} as MediaStreamTrack;

class Recorder {
  static all: Recorder[] = [];
  state: 'inactive' | 'recording' = 'inactive';
  mimeType = 'audio/webm';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  constructor() {
    Recorder.all.push(this);
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob(['voice']) });
    this.onstop?.();
  }
}

class Player {
  static all: Player[] = [];
  onended: (() => void) | null = null;
  onerror: (() => void) | null = null;
  muted = false;
  srcObject: unknown = null;
  constructor(readonly address?: string) {
    Player.all.push(this);
  }
  play() {
    return Promise.resolve();
  }
  pause() {}
}

/** What comes back is so loud, everywhere in every block. */
function contextOf(loudness: number) {
  return class {
    state = 'running';
    createMediaStreamSource() {
      return { connect: () => undefined, disconnect: () => undefined };
    }
    createAnalyser() {
      return { fftSize: 0, getFloatTimeDomainData: (samples: Float32Array) => samples.fill(loudness) };
    }
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  Recorder.all = [];
  Player.all = [];
  vi.stubGlobal('MediaStream', class {});
  vi.stubGlobal('Audio', Player);
  vi.stubGlobal('MediaRecorder', Recorder);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A take of one’s own voice', () => {
  async function takeWith(loudness: number) {
    vi.stubGlobal('AudioContext', contextOf(loudness));
    const { EchoTake: Fresh } = await import('../src/media/echoTake');
    return new Fresh();
  }

  it('is played as soon as it is full, and may be heard again', async () => {
    const take = await takeWith(0.3);
    take.record(track);
    expect(take.state.value).toBe('recording');
    await vi.advanceTimersByTimeAsync(TAKE);
    expect(take.state.value).toBe('playing');
    Player.all.at(-1)?.onended?.();
    expect(take.state.value).toBe('played');
    take.replay();
    expect(take.state.value).toBe('playing');
  });

  it('of silence is not played: nothing came back', async () => {
    const take = await takeWith(0);
    take.record(track);
    await vi.advanceTimersByTimeAsync(TAKE);
    expect(take.state.value).toBe('silent');
  });

  it('is enough where the browser cannot keep sound, as long as something came back', async () => {
    vi.stubGlobal('MediaRecorder', undefined);
    const take = await takeWith(0.3);
    take.record(track);
    await vi.advanceTimersByTimeAsync(TAKE);
    expect(take.state.value).toBe('unsupported');
  });

  it('that is dropped stops recording and is never played', () => {
    const take = new EchoTake();
    take.record(track);
    take.drop();
    expect(Recorder.all[0]?.state).toBe('inactive');
    vi.advanceTimersByTime(TAKE);
    expect(take.state.value).toBe('idle');
  });
});
