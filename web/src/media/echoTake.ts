import { type Signal, signal } from '@preact/signals';
import { SPEECH_LEVEL, watchLevel } from './levels';
import { speakers } from './speakers';

/**
 * idle; recording: the person speaks; playing: he hears what came back; played: he may say how it was; silent: nothing came back;
 * unsupported: this browser cannot keep what it hears, but the voice did come back.
 */
export type EchoState = 'idle' | 'recording' | 'playing' | 'played' | 'silent' | 'unsupported';

/** How long the person speaks, in milliseconds. */
export const TAKE = 5_000;

/** A few seconds of the voice as it came back from the server, kept in this browser alone until it was heard. */
export class EchoTake {
  readonly state: Signal<EchoState> = signal('idle');
  private stops: (() => void)[] = [];
  private address: string | null = null;

  /** Keeps what comes for five seconds, then plays it. */
  record(track: MediaStreamTrack): void {
    this.drop();
    this.state.value = 'recording';
    let loudest = 0;
    // Chromium gives a track of a connection to Web Audio only while an element takes it too.
    const tap = new Audio();
    tap.muted = true;
    tap.srcObject = new MediaStream([track]);
    void tap.play()?.catch(() => undefined);
    const unwatch = watchLevel(track, (level) => {
      loudest = Math.max(loudest, level);
    });
    const recorder = recorderOf(track);
    const pieces: Blob[] = [];
    if (recorder) {
      recorder.ondataavailable = ({ data }) => pieces.push(data);
      recorder.onstop = () => this.play(new Blob(pieces, { type: recorder.mimeType }));
      recorder.start();
    }
    const timer = setTimeout(() => {
      if (loudest < SPEECH_LEVEL) this.state.value = 'silent';
      else if (!recorder) this.state.value = 'unsupported';
      this.release();
    }, TAKE);
    this.stops = [
      () => clearTimeout(timer),
      unwatch,
      () => {
        tap.srcObject = null;
      },
      () => {
        if (recorder?.state === 'recording') recorder.stop();
      },
    ];
  }

  /** Plays the same again. */
  replay(): void {
    if (this.address !== null) this.sound(this.address);
  }

  /** Stops and forgets everything. */
  drop(): void {
    this.release();
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = null;
    this.state.value = 'idle';
  }

  private play(sound: Blob): void {
    if (this.state.peek() !== 'recording') return;
    this.address = URL.createObjectURL(sound);
    this.sound(this.address);
  }

  private sound(address: string): void {
    const player = new Audio(address);
    const done = () => {
      if (this.state.peek() === 'playing') this.state.value = 'played';
    };
    player.onended = done;
    player.onerror = done;
    this.state.value = 'playing';
    this.stops.push(() => {
      player.onended = player.onerror = null;
      player.pause();
    });
    void speakers
      .lead(player)
      .then(() => player.play())
      .catch(done);
  }

  private release(): void {
    const stops = this.stops;
    this.stops = [];
    for (const stop of stops) stop();
  }
}

/** Browsers differ in what they can write; each plays what it has written. */
function recorderOf(track: MediaStreamTrack): MediaRecorder | null {
  if (typeof MediaRecorder === 'undefined') return null;
  try {
    return new MediaRecorder(new MediaStream([track]));
  } catch {
    return null;
  }
}
