import { audioContext } from '../../media/levels';

/**
 * Brings both voices of a stereo recording to both ears, each with its own gain: whoever listens with one earphone hears both,
 * and a quiet voice is raised beside a loud one.
 */
export class SoundDesk {
  private readonly participant: GainNode;
  private readonly interlocutor: GainNode;

  private constructor(
    private readonly context: AudioContext,
    source: AudioNode,
  ) {
    const split = context.createChannelSplitter(2);
    this.participant = context.createGain();
    this.interlocutor = context.createGain();
    source.connect(split);
    split.connect(this.participant, 0);
    split.connect(this.interlocutor, 1);
    // Raised voices must not overload.
    const limiter = context.createDynamicsCompressor();
    limiter.threshold.value = -6;
    limiter.ratio.value = 20;
    this.participant.connect(limiter);
    this.interlocutor.connect(limiter);
    limiter.connect(context.destination);
  }

  /** Takes the sound of an element, for good; null where the browser has no Web Audio: then it plays as it is. */
  static take(element: HTMLMediaElement): SoundDesk | null {
    const context = audioContext();
    return context ? new SoundDesk(context, context.createMediaElementSource(element)) : null;
  }

  /** Browsers hold sound back until a gesture. */
  wake(): void {
    void this.context.resume();
  }

  /** How long a sample takes from here to the ear, in seconds: little by cable, a quarter of a second by Bluetooth. */
  get lag(): number {
    return this.context.outputLatency || this.context.baseLatency || 0;
  }

  /** Gains in decibels. */
  set(participant: number, interlocutor: number): void {
    this.participant.gain.value = 10 ** (participant / 20);
    this.interlocutor.gain.value = 10 ** (interlocutor / 20);
  }
}
