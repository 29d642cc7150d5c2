import { type Signal, signal } from '@preact/signals';
import type { JoinOffer, JoinReply, Problem, RoomAccess, SlotName, TrackSource } from '../protocol/messages';
import {
  encodingsOf,
  kindOf,
  lineTable,
  type PlannedLine,
  planLines,
  roomCodecs,
  singleEncodingOf,
  withSoundRecovery,
} from './offer';
import type { MediaState, RoomConnection } from './room';

/** A `disconnected` that lasts longer than this is taken for a loss. */
const PATIENCE = 2_000;
/** An answered offer whose connection is not up by then is tried anew. */
const CONNECT_LIMIT = 8_000;
/** So many of these in a row, and the network is to blame: neither UDP nor TCP nor TURN has come through. */
const BLOCKED_AFTER = 2;
/** How long to watch whether packets still come after the hub's link was opened again. */
const PULSE = 1_000;

export type PeerFactory = (iceServers: RTCIceServer[]) => RTCPeerConnection;
/** Fresh TURN servers; empty when there are none, and when nobody could be asked. */
export type IceServers = () => Promise<RTCIceServer[]>;
export type Join = (offer: JoinOffer) => Promise<JoinReply>;

/** Waiting before the n-th new connection in a row, in milliseconds. */
export function rejoinDelay(attempt: number): number {
  return [0, 500, 1_000, 2_000][attempt] ?? 3_000;
}

/**
 * The room over one RTCPeerConnection at a time. Nothing is renegotiated: when the lines must change or the connection is lost,
 * a new connection replaces the old one on the server too. Each connection is one `attempt`; whatever an older one
 * reports later is ignored.
 */
export class PeerRoom implements RoomConnection {
  readonly state: Signal<MediaState> = signal('closed');
  readonly problem: Signal<Problem | null> = signal(null);
  readonly blocked: Signal<boolean> = signal(false);
  readonly streams: Signal<Partial<Record<SlotName, MediaStream>>> = signal({});
  private readonly tracks = new Map<TrackSource, MediaStreamTrack | null>();
  private access: RoomAccess | null = null;
  private peer: RTCPeerConnection | null = null;
  private senders = new Map<TrackSource, RTCRtpSender>();
  private attempt = 0;
  private failures = 0;
  /** Answered offers in a row whose connection found no way to the server. */
  private unreached = 0;
  private timers: ReturnType<typeof setTimeout>[] = [];

  constructor(
    private readonly join: Join,
    private readonly createPeer: PeerFactory = (iceServers) => new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers }),
    private readonly iceServers: IceServers = () => Promise.resolve([]),
  ) {}

  setAccess(access: RoomAccess | null): void {
    if (JSON.stringify(access) === JSON.stringify(this.access)) return;
    this.access = access;
    this.failures = 0;
    if (access === null) {
      this.drop();
      this.streams.value = {};
      this.problem.value = null;
      this.state.value = 'closed';
    } else {
      this.state.value = 'connecting';
      void this.connect();
    }
  }

  setTrack(source: TrackSource, track: MediaStreamTrack | null): void {
    if (this.tracks.get(source) === track) return;
    if (source === 'screen' && track) track.contentHint = 'text';
    this.tracks.set(source, track);
    void this.senders
      .get(source)
      ?.replaceTrack(track)
      .catch(() => this.lose());
  }

  hubReopened(): void {
    const peer = this.peer;
    if (this.access === null) return;
    if (peer === null || peer.connectionState !== 'connected') {
      this.failures = 0;
      this.lose();
      return;
    }
    void this.watchPulse(peer);
  }

  close(): void {
    this.setAccess(null);
  }

  private async connect(): Promise<void> {
    this.drop();
    const access = this.access;
    if (access === null) return;
    const attempt = this.attempt;
    const current = () => attempt === this.attempt;
    const servers = await this.iceServers();
    if (!current()) return;
    const peer = this.createPeer(servers);
    this.peer = peer;
    peer.onconnectionstatechange = () => {
      if (current()) this.follow(peer);
    };
    try {
      const lines = planLines(access);
      const transceivers = lines.map((line) => this.addLine(peer, line));
      await setOffer(peer);
      if (!current()) return;
      const sdp = peer.localDescription?.sdp ?? '';
      const table = lineTable(
        lines,
        transceivers.map((transceiver) => transceiver.mid),
      );
      const reply = await this.join({ sdp, lines: table });
      if (!current()) return;
      if (!reply.ok || reply.sdp === null) {
        this.problem.value = reply.problem;
        this.lose();
        return;
      }
      await peer.setRemoteDescription({ type: 'answer', sdp: reply.sdp });
      if (!current()) return;
      this.problem.value = null;
      this.streams.value = slotStreams(lines, transceivers);
      this.later(CONNECT_LIMIT, () => {
        if (peer.connectionState === 'connected') return;
        this.blocked.value = ++this.unreached >= BLOCKED_AFTER;
        this.lose();
      });
    } catch {
      if (current()) this.lose();
    }
  }

  private addLine(peer: RTCPeerConnection, line: PlannedLine): RTCRtpTransceiver {
    const kind = kindOf(line.source);
    const track = line.direction === 'publish' ? (this.tracks.get(line.source) ?? null) : null;
    const transceiver =
      line.direction === 'publish'
        ? addPublishing(peer, track ?? kind, line.source)
        : peer.addTransceiver(kind, { direction: 'recvonly' });
    preferRoomCodecs(transceiver, kind);
    if (line.direction === 'publish') {
      this.senders.set(line.source, transceiver.sender);
      if (kind === 'video') preferWhatMatters(transceiver.sender, line.source);
    }
    return transceiver;
  }

  private follow(peer: RTCPeerConnection): void {
    switch (peer.connectionState) {
      case 'connected':
        this.failures = 0;
        this.unreached = 0;
        this.blocked.value = false;
        this.state.value = 'connected';
        break;
      case 'disconnected':
        this.later(PATIENCE, () => {
          if (peer.connectionState === 'disconnected') this.lose();
        });
        break;
      case 'failed':
      case 'closed':
        this.lose();
        break;
    }
  }

  /** Gives the connection up and makes the next one after a growing pause. */
  private lose(): void {
    if (this.access === null) return;
    this.drop();
    this.state.value = 'lost';
    this.later(rejoinDelay(this.failures++), () => void this.connect());
  }

  /** A server that was restarted still looks connected for seconds: nothing received for a while tells the truth. */
  private async watchPulse(peer: RTCPeerConnection): Promise<void> {
    const attempt = this.attempt;
    const before = await bytesReceived(peer);
    this.later(PULSE, async () => {
      const after = await bytesReceived(peer);
      if (attempt === this.attempt && after <= before) {
        this.failures = 0;
        this.lose();
      }
    });
  }

  private drop(): void {
    this.attempt++;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
    this.senders = new Map();
    if (this.peer) {
      this.peer.onconnectionstatechange = null;
      this.peer.close();
      this.peer = null;
    }
  }

  private later(delay: number, work: () => void): void {
    this.timers.push(setTimeout(work, delay));
  }
}

/** A browser that does not take the changed offer gets its own: its sound is then not repeated, and nothing else changes. */
async function setOffer(peer: RTCPeerConnection): Promise<void> {
  const { type, sdp } = await peer.createOffer();
  try {
    await peer.setLocalDescription({ type, sdp: withSoundRecovery(sdp ?? '') });
  } catch {
    await peer.setLocalDescription();
  }
}

/** A browser that cannot send a camera in layers sends it once. */
function addPublishing(peer: RTCPeerConnection, track: MediaStreamTrack | string, source: TrackSource): RTCRtpTransceiver {
  try {
    return peer.addTransceiver(track, { direction: 'sendonly', sendEncodings: encodingsOf(source) });
  } catch {
    return peer.addTransceiver(track, { direction: 'sendonly', sendEncodings: [singleEncodingOf(source)] });
  }
}

function slotStreams(lines: PlannedLine[], transceivers: RTCRtpTransceiver[]): Partial<Record<SlotName, MediaStream>> {
  const streams: Partial<Record<SlotName, MediaStream>> = {};
  lines.forEach((line, index) => {
    const track = transceivers[index]?.receiver.track;
    if (line.direction === 'receive' && track) streams[line.slot] = new MediaStream([track]);
  });
  return streams;
}

function preferRoomCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const all = globalThis.RTCRtpReceiver?.getCapabilities?.(kind)?.codecs;
  if (!all || typeof transceiver.setCodecPreferences !== 'function') return;
  const codecs = roomCodecs(all);
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs);
}

/** When the network is short, the KIM keeps its sharpness and the face keeps its movement. */
function preferWhatMatters(sender: RTCRtpSender, source: TrackSource): void {
  const parameters = sender.getParameters() as RTCRtpSendParameters & { degradationPreference?: string };
  parameters.degradationPreference = source === 'screen' ? 'maintain-resolution' : 'maintain-framerate';
  // A browser without this preference refuses the parameters: it then keeps its own habit, and nothing is lost.
  void sender.setParameters(parameters).catch(() => undefined);
}

async function bytesReceived(peer: RTCPeerConnection): Promise<number> {
  let bytes = 0;
  const report = await peer.getStats();
  report.forEach((entry: { type: string; bytesReceived?: number }) => {
    if (entry.type === 'transport' || entry.type === 'candidate-pair') bytes += entry.bytesReceived ?? 0;
  });
  return bytes;
}
