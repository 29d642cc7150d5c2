import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Connection } from '../protocol/connection';
import type { ParticipantView, Problem, RoomAccess, TestCallEnd } from '../protocol/messages';
import { type CallFigures, CallGauge } from './callFigures';
import type { LocalMedia } from './devices';
import { EchoTake } from './echoTake';
import { type PeerFactory, PeerRoom } from './peerRoom';

/** idle: not begun; connecting: looking for a way; connected: both ways pass; blocked: this network lets no media through; refused: see `problem`. */
export type CallState = 'idle' | 'connecting' | 'connected' | 'blocked' | 'refused';

const LOOK = 1_000;
const ends: Record<TestCallEnd, RoomAccess> = {
  speaks: { room: '', publish: ['microphone', 'camera'], receive: [] },
  hears: { room: '', publish: [], receive: ['participant/microphone', 'participant/camera'] },
};

/**
 * A call to oneself through the server, as in an exam: one connection sends, another gets the same back. Shows whether and how well both ways
 * pass, and lets the person hear himself as the server recorded him. Nothing of the sound is kept there.
 */
export class TestCall {
  readonly figures: Signal<CallFigures | null> = signal(null);
  readonly echo: EchoTake;
  readonly state: ReadonlySignal<CallState>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** One's own picture as it came back. */
  readonly picture: ReadonlySignal<MediaStream | null>;
  private readonly begun: Signal<boolean> = signal(false);
  private readonly rooms: Record<TestCallEnd, PeerRoom>;
  private readonly peers: Partial<Record<TestCallEnd, RTCPeerConnection>> = {};
  private gauge = new CallGauge();
  private stops: (() => void)[] = [];

  constructor(
    private readonly connection: Pick<Connection<ParticipantView>, 'call' | 'link'>,
    private readonly media: LocalMedia,
    private readonly createPeer: PeerFactory = (iceServers) => new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers }),
  ) {
    this.echo = new EchoTake({
      begin: async () => (await this.connection.call('beginTestTake')).ok,
      end: async () => {
        const reply = await this.connection.call('endTestTake');
        return reply.ok ? reply.sound : undefined;
      },
    });
    this.rooms = { speaks: this.room('speaks'), hears: this.room('hears') };
    const { speaks, hears } = this.rooms;
    this.picture = computed(() => hears.streams.value['participant/camera'] ?? null);
    this.problem = computed(() => speaks.problem.value ?? hears.problem.value);
    this.state = computed(() => {
      if (!this.begun.value) return 'idle';
      if (speaks.blocked.value || hears.blocked.value) return 'blocked';
      if (speaks.state.value === 'connected' && hears.state.value === 'connected') return 'connected';
      return this.problem.value === null ? 'connecting' : 'refused';
    });
  }

  /** Begins, or begins anew. */
  start(): void {
    this.end();
    this.begun.value = true;
    const { speaks, hears } = this.rooms;
    const timer = setInterval(() => void this.look(), LOOK);
    this.stops = [
      () => clearInterval(timer),
      effect(() => speaks.setTrack('microphone', this.media.microphone.track.value)),
      effect(() => speaks.setTrack('camera', this.media.camera.track.value)),
    ];
    speaks.setAccess(ends.speaks);
    hears.setAccess(ends.hears);
  }

  /** Keeps a few seconds of what comes back and plays them. */
  listen(): void {
    const track = this.rooms.hears.streams.peek()['participant/microphone']?.getAudioTracks()[0];
    if (track) this.echo.record(track);
  }

  end(): void {
    const was = this.begun.peek();
    for (const stop of this.stops) stop();
    this.stops = [];
    this.echo.drop();
    this.gauge = new CallGauge();
    this.figures.value = null;
    this.begun.value = false;
    for (const room of Object.values(this.rooms)) room.close();
    if (was) void this.connection.call('endTestCall');
  }

  private async look(): Promise<void> {
    const { speaks, hears } = this.peers;
    if (this.state.peek() !== 'connected' || !speaks || !hears) return;
    try {
      this.figures.value = await this.gauge.look(speaks, hears);
    } catch {
      // A connection that was just closed tells nothing; the next look will.
    }
  }

  private room(end: TestCallEnd): PeerRoom {
    const done = { ok: true, problem: null };
    return new PeerRoom(
      {
        isOpen: () => this.connection.link.peek() === 'open',
        iceServers: async () => (await this.connection.call('beginTestCall')).servers,
        join: (offer) => this.connection.call('joinTestCall', end, offer),
        // A test does not outlive its network: a lost connection is made anew.
        restartIce: () => Promise.resolve({ ok: false, problem: null, ufrag: null, password: null }),
        want: () => Promise.resolve(done),
        reportPath: () => Promise.resolve(done),
        doubt: () => undefined,
      },
      (iceServers) => {
        const peer = this.createPeer(iceServers);
        this.peers[end] = peer;
        return peer;
      },
    );
  }
}
