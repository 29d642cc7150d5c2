import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LocalMedia } from '../../media/devices';
import { SPEECH_LEVEL } from '../../media/levels';
import type { PreCheckReport } from '../../protocol/messages';

export type PartState = 'idle' | 'waiting' | 'ok' | 'trouble';

/** What the checks of a participant's devices have shown so far. */
export class PreCheckState {
  /** Loudest level heard, 0…1. */
  readonly peak: Signal<number> = signal(0);
  readonly speaker: Signal<PartState> = signal('idle');
  /** Nothing loud enough was heard for a good while. */
  readonly quiet: Signal<boolean> = signal(false);
  readonly camera: ReadonlySignal<PartState>;
  readonly microphone: ReadonlySignal<PartState>;
  readonly passed: ReadonlySignal<boolean>;

  constructor(media: LocalMedia) {
    this.camera = computed(() => stateOf(media.camera.state.value, media.camera.state.value === 'on'));
    this.microphone = computed(() => stateOf(media.microphone.state.value, this.peak.value >= SPEECH_LEVEL));
    this.passed = computed(() => this.camera.value === 'ok' && this.microphone.value === 'ok' && this.speaker.value === 'ok');
  }

  hear(level: number): void {
    if (level > this.peak.peek()) this.peak.value = level;
    if (level >= SPEECH_LEVEL) this.quiet.value = false;
  }

  report(): PreCheckReport {
    return {
      camera: this.camera.value === 'ok',
      microphone: this.microphone.value === 'ok',
      speaker: this.speaker.value === 'ok',
      microphonePeak: Math.round(this.peak.value * 1_000) / 1_000,
    };
  }
}

function stateOf(device: string, proven: boolean): PartState {
  if (device === 'off') return 'idle';
  if (device === 'failed') return 'trouble';
  return proven ? 'ok' : 'waiting';
}
