import { type Signal, signal } from '@preact/signals';
import { SPEECH_LEVEL } from './levels';

/**
 * What a microphone gives while somebody is asked to speak. dead: not the least sound, so it is switched off somewhere; quiet: nothing loud enough;
 * loud: the voice is cut at the top; ok: a voice as it should be.
 */
export type VoiceVerdict = 'listening' | 'dead' | 'quiet' | 'loud' | 'ok';

// Blocks come twenty times a second (watchLevel).
const DEAD_AFTER = 60;
const QUIET_AFTER = 160;
const ENOUGH = 5;
/** A block is cut when so much of it stands at the top of the scale. */
const TOP = 0.985;
const CUT_SHARE = 0.04;
/** So many cut blocks among spoken ones are no single pop. */
const CUT_BLOCKS = 6;

/** Judges a microphone by its blocks of samples, from when it was opened; a voice once found well stays so, whatever is shouted later. */
export class VoiceJudge {
  readonly verdict: Signal<VoiceVerdict> = signal('listening');
  /** Loudest level heard, 0…1. */
  readonly peak: Signal<number> = signal(0);
  private blocks = 0;
  private spoken = 0;
  private cut = 0;
  private sounding = false;

  hear(level: number, samples: ArrayLike<number>): void {
    this.blocks++;
    let top = 0;
    for (let index = 0; index < samples.length; index++) {
      const size = Math.abs(samples[index] ?? 0);
      if (size > 0) this.sounding = true;
      if (size >= TOP) top++;
    }
    if (level > this.peak.peek()) this.peak.value = level;
    if (level >= SPEECH_LEVEL) this.spoken++;
    if (top > samples.length * CUT_SHARE) this.cut++;
    if (this.verdict.peek() !== 'ok') this.verdict.value = this.judge();
  }

  /** Another microphone, or the same one anew. */
  again(): void {
    this.blocks = this.spoken = this.cut = 0;
    this.sounding = false;
    this.peak.value = 0;
    this.verdict.value = 'listening';
  }

  private judge(): VoiceVerdict {
    const often = this.cut * 4 >= this.spoken;
    if (often && this.cut >= CUT_BLOCKS) return 'loud';
    if (this.spoken >= ENOUGH && !(often && this.cut > 0)) return 'ok';
    if (this.blocks >= DEAD_AFTER && !this.sounding) return 'dead';
    return this.blocks >= QUIET_AFTER ? 'quiet' : 'listening';
  }
}
