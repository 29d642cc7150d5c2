import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { lineVerdict } from '../../../media/callFigures';
import type { LocalDevice, LocalMedia } from '../../../media/devices';
import type { Light } from '../../../media/light';
import type { TestCall } from '../../../media/testCall';
import { VoiceJudge } from '../../../media/voice';
import type { AnswerForm, PreCheckReport } from '../../../protocol/messages';
import type { TestReport } from '../../../protocol/testCall';
import type { FaultId } from '../../../texts/check';

/** waiting: it is this part's turn or soon will be; trouble: something is to be mended. */
export type PartState = 'waiting' | 'ok' | 'trouble';
export type PartId = 'camera' | 'microphone' | 'speaker' | 'call';
/** In this order: what a later part needs comes before it. */
export const parts: PartId[] = ['camera', 'microphone', 'speaker', 'call'];

/** What a test call needs to show here; the real one or, in samples, a drawn one. */
export type Call = Pick<TestCall, 'state' | 'figures' | 'problem' | 'picture' | 'start' | 'listen' | 'end'> & {
  echo: Pick<TestCall['echo'], 'state' | 'replay'>;
};

/** Light that was fine is fine until so many looks, two seconds of them, say otherwise: a hand passes, a frame stays black. */
const LOOKS_IN_DOUBT = 5;

/**
 * What the person said of himself as it came back: of his voice, or of his picture when he answers without it. borne: badly, and he goes on so;
 * skipped: he did not try.
 */
export type Returned = 'well' | 'badly' | 'borne' | 'skipped' | null;

/** What the checks have shown so far: one part after the other, and of each part one fault at a time. */
export class CheckState {
  readonly light: Signal<Light | null> = signal(null);
  /** The person says that he is seen well enough. */
  readonly lightAccepted: Signal<boolean> = signal(false);
  readonly voice = new VoiceJudge();
  /** The melody has been played; its question stays though another part should come between. */
  readonly played: Signal<boolean> = signal(false);
  readonly melody: Signal<'heard' | 'silent' | null> = signal(null);
  readonly returned: Signal<Returned> = signal(null);
  /** The last call went through a TURN server. */
  relayed = false;
  /** He answers by hands or in writing: his voice and his ears are not needed. */
  readonly silent: boolean;
  /** The parts that this person goes through. */
  readonly shown: PartId[];
  /** A part that is to be looked at again. */
  readonly reopened: Signal<PartId | null> = signal(null);
  readonly states: ReadonlySignal<Record<PartId, PartState>>;
  /** The part whose turn it is; null when all are done. */
  readonly current: ReadonlySignal<PartId | null>;
  readonly passed: ReadonlySignal<boolean>;
  private doubts = 0;

  constructor(
    readonly media: LocalMedia,
    readonly call: Call,
    readonly form: AnswerForm = 'oral',
  ) {
    this.silent = form !== 'oral';
    this.shown = this.silent ? parts.filter((part) => part === 'camera' || part === 'call') : parts;
    const { silent } = this;
    this.states = computed(() => ({
      camera: this.cameraState(),
      microphone: silent ? 'ok' : this.microphoneState(),
      speaker: silent ? 'ok' : this.melody.value === 'heard' ? 'ok' : this.melody.value === 'silent' ? 'trouble' : 'waiting',
      call: this.callState(),
    }));
    this.current = computed(() => this.reopened.value ?? parts.find((part) => this.states.value[part] !== 'ok') ?? null);
    this.passed = computed(() => parts.every((part) => this.states.value[part] === 'ok'));
  }

  /** The picture as it is now. */
  see(light: Light): void {
    this.doubts = light === 'fine' ? 0 : this.doubts + 1;
    if (this.light.peek() !== 'fine' || this.doubts >= LOOKS_IN_DOUBT) this.light.value = light;
  }

  /** What is wrong with a part, apart from what its device itself tells; null when nothing is. */
  fault(part: PartId): FaultId | null {
    switch (part) {
      case 'camera':
        return this.lightAccepted.value || this.light.value === 'fine' ? null : this.light.value;
      case 'microphone': {
        const verdict = this.voice.verdict.value;
        return verdict === 'ok' || verdict === 'listening' ? null : verdict;
      }
      case 'speaker':
        return this.melody.value === 'silent' ? 'noSpeaker' : null;
      case 'call':
        if (this.call.state.value === 'blocked' || this.call.state.value === 'refused') return this.call.state.value;
        if (this.call.echo.state.value === 'silent') return 'notReturned';
        return this.returned.value === 'badly' ? (this.silent ? 'seenBadly' : 'heardBadly') : null;
    }
  }

  /** Checks a part anew, though it was done. */
  reopen(part: PartId): void {
    if (part === 'speaker') {
      this.melody.value = null;
      this.played.value = false;
    }
    if (part === 'call') this.returned.value = null;
    this.reopened.value = part;
  }

  /** A look at one part is over. */
  close(): void {
    this.reopened.value = null;
  }

  report(): PreCheckReport {
    const { camera, microphone, speaker, call } = this.states.value;
    return {
      camera: camera === 'ok',
      microphone: microphone === 'ok',
      speaker: speaker === 'ok',
      connection: call !== 'trouble',
      microphonePeak: Math.round(this.voice.peak.value * 1_000) / 1_000,
    };
  }

  /** What the verdict of the test call needs to know of this page. */
  testReport(): TestReport {
    const { camera, microphone } = this.media;
    const { state } = this.call;
    const well = this.returned.value === null || this.returned.value === 'skipped' ? null : this.returned.value === 'well';
    return {
      camera: camera.state.value === 'on' && this.light.value !== 'covered',
      microphone: microphone.state.value === 'on' && this.voice.verdict.value !== 'dead',
      speaker: this.melody.value === 'heard',
      lit: this.lightAccepted.value || this.light.value !== 'dark',
      connected: state.value !== 'blocked' && state.value !== 'refused',
      heardWell: this.silent ? null : well,
      seenWell: this.silent ? well : null,
      relayed: this.relayed || this.call.figures.value?.path === 'relay',
    };
  }

  /** The line is not good, but good enough. */
  weak(): boolean {
    const figures = this.call.figures.value;
    return figures !== null && lineVerdict(figures) === 'weak';
  }

  private cameraState(): PartState {
    return stateOf(this.media.camera, this.fault('camera') !== null, this.light.value !== null);
  }

  private microphoneState(): PartState {
    return stateOf(this.media.microphone, this.fault('microphone') !== null, this.voice.verdict.value === 'ok');
  }

  private callState(): PartState {
    const said = this.returned.value;
    if (said !== null && said !== 'badly') return 'ok';
    return this.fault('call') === null ? 'waiting' : 'trouble';
  }
}

function stateOf(device: LocalDevice, faulty: boolean, proven: boolean): PartState {
  if (device.state.value === 'failed') return 'trouble';
  if (device.state.value !== 'on') return 'waiting';
  return faulty ? 'trouble' : proven ? 'ok' : 'waiting';
}
