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

/** The server's own test recording: what an expert would hear. */
export interface ServerTake {
  /** False when the server makes none. */
  begin(): Promise<boolean>;
  /** Where it can be heard; null: the server heard nothing; undefined: it cannot tell. */
  end(): Promise<string | null | undefined>;
}

/**
 * A few seconds of the voice as the server recorded them; where it makes no recording, as they came back from it, kept in this browser alone until they
 * were heard.
 */
export class EchoTake {
  readonly state: Signal<EchoState> = signal('idle');
  private stops: (() => void)[] = [];
  private address: string | null = null;
  /** Counts the takes: an answer to an older one comes too late. */
  private turn = 0;

  constructor(private readonly server: ServerTake | null = null) {}

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
    const begun = this.server?.begin() ?? null;
    const turn = this.turn;
    const fallBack = () => {
      if (loudest < SPEECH_LEVEL) this.state.value = 'silent';
      else if (!recorder) this.state.value = 'unsupported';
      this.release();
    };
    const timer = setTimeout(() => {
      if (!begun) return fallBack();
      void this.endOnServer(begun).then((heard) => {
        if (turn !== this.turn) return;
        if (heard === undefined) return fallBack();
        if (recorder) recorder.onstop = null;
        this.release();
        if (heard === null) this.state.value = 'silent';
        else this.sound(heard);
      });
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

  private async endOnServer(begun: Promise<boolean>): Promise<string | null | undefined> {
    return (await begun) ? this.server?.end() : undefined;
  }

  /** Stops and forgets everything. */
  drop(): void {
    this.turn++;
    this.release();
    if (this.address?.startsWith('blob:')) URL.revokeObjectURL(this.address);
    this.address = null;
    this.state.value = 'idle';
  }

  private play(sound: Blob): void {
    if (this.state.peek() !== 'recording') return;
    this.sound(URL.createObjectURL(sound));
  }

  private sound(address: string): void {
    this.address = address;
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
