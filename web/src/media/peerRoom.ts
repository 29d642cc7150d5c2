import { type Signal, signal } from '@preact/signals';
import type { JoinOffer, JoinReply, Problem, RoomAccess, SlotName, SlotWish, TrackSource } from '../protocol/messages';
import { type AskRestart, restartIce, setOffer } from './iceRestart';
import { encodingsOf, kindOf, lineTable, type PlannedLine, planLines, roomCodecs, singleEncodingOf } from './offer';
import { isRelayed } from './path';
import type { MediaState, RoomConnection } from './room';

/** A `disconnected` that lasts longer than this is taken for a loss. */
const PATIENCE = 1_000;
/** How often to look whether the hub is open, in case nobody tells. */
const HUB_LOOK = 1_000;
/** A restart that has not found a path by then has failed. */
const RESTART_LIMIT = 4_000;
/** A question that is not answered by then has not been heard: the hub's link is gone, though its TCP may take long to notice. */
const ANSWER_LIMIT = 4_000;
/** An answered offer whose connection is not up by then is tried anew. */
const CONNECT_LIMIT = 8_000;
/** So many of these in a row, and the network is to blame: neither UDP nor TCP nor TURN has come through. */
const BLOCKED_AFTER = 2;

export type PeerFactory = (iceServers: RTCIceServer[]) => RTCPeerConnection;

/** What the room asks of the server. */
export interface RoomServer {
  /** Whether questions get through now. While they do not, nothing can be joined. */
  isOpen(): boolean;
  join(offer: JoinOffer): Promise<JoinReply>;
  restartIce: AskRestart;
  /** Fresh TURN servers; empty when there are none, and when nobody could be asked. */
  iceServers(): Promise<RTCIceServer[]>;
  /** What a slot is needed for. */
  want(slot: SlotName, wish: SlotWish): Promise<unknown>;
  /** Whether the connection goes through a TURN server. */
  reportPath(relayed: boolean): Promise<unknown>;
  /** Questions stay without an answer: opens a new link to the hub; what was asked by the old one fails. */
  doubt(): void;
}

/** Waiting before the n-th new connection in a row, in milliseconds. */
export function rejoinDelay(attempt: number): number {
  return [0, 500, 1_000, 2_000][attempt] ?? 3_000;
}

/**
 * The room over one RTCPeerConnection at a time. Nothing is renegotiated: when the lines must change or the connection is lost,
 * a new connection replaces the old one on the server too. When only the network has changed ICE is restarted on the one there is, which sounds
 * again as soon as any path works. Each connection is one `attempt`; whatever an older one
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
  private wish: SlotWish = 'high';
  private attempt = 0;
  private failures = 0;
  /** Answered offers in a row whose connection found no way to the server. */
  private unreached = 0;
  /** The answer in force; empty before there is one. */
  private answer = '';
  private restarting = false;
  private looking = false;
  /** The present connection has been up: what happens to it afterwards is another matter than not finding a way. */
  private reached = false;
  private timers: ReturnType<typeof setTimeout>[] = [];

  constructor(
    private readonly server: RoomServer,
    private readonly createPeer: PeerFactory = (iceServers) => new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers }),
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

  setPictures(wish: SlotWish): void {
    if (wish === this.wish) return;
    this.wish = wish;
    if (this.peer?.remoteDescription) this.tellWishes();
  }

  hubReopened(): void {
    // A server that was started again, or a path that is gone, still looks connected for seconds: only the server can tell.
    this.networkChanged();
  }

  networkChanged(): void {
    if (this.access === null) return;
    if (this.peer !== null && this.answer !== '') {
      void this.restart(this.peer);
    } else {
      this.failures = 0;
      this.lose();
    }
  }

  close(): void {
    this.setAccess(null);
  }

  private async connect(): Promise<void> {
    this.drop();
    const access = this.access;
    if (access === null) return;
    if (!this.server.isOpen()) {
      this.failures = 0;
      this.later(HUB_LOOK, () => void this.connect());
      return;
    }
    const attempt = this.attempt;
    const current = () => attempt === this.attempt;
    const servers = await this.heard(this.server.iceServers());
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
      const reply = await this.heard(this.server.join({ sdp, lines: table }));
      if (!current()) return;
      if (!reply.ok || reply.sdp === null) {
        this.problem.value = reply.problem;
        this.lose();
        return;
      }
      await peer.setRemoteDescription({ type: 'answer', sdp: reply.sdp });
      if (!current()) return;
      this.answer = reply.sdp;
      this.problem.value = null;
      this.streams.value = slotStreams(lines, transceivers);
      if (this.wish !== 'high') this.tellWishes();
      this.later(CONNECT_LIMIT, () => {
        if (this.reached) return;
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

  /** A page that is not heard, or refused, gets larger pictures than it needs: nothing worse. */
  private tellWishes(): void {
    const cameras = this.access?.receive.filter((slot) => slot.endsWith('/camera')) ?? [];
    for (const slot of cameras) void this.server.want(slot, this.wish).catch(() => undefined);
  }

  private follow(peer: RTCPeerConnection): void {
    switch (peer.connectionState) {
      case 'connected':
        this.failures = 0;
        this.unreached = 0;
        this.reached = true;
        this.blocked.value = false;
        this.state.value = 'connected';
        void this.tellPath(peer);
        break;
      case 'disconnected':
        this.later(PATIENCE, () => {
          if (peer.connectionState !== 'disconnected') return;
          this.state.value = 'lost';
          void this.restart(peer);
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

  /** Gives the connection new credentials and a new path; makes a new one when the server does not know it or the path is not found. */
  private async restart(peer: RTCPeerConnection): Promise<void> {
    if (this.restarting) return;
    if (!this.server.isOpen()) {
      this.lookAgain(peer);
      return;
    }
    this.restarting = true;
    const attempt = this.attempt;
    const current = () => attempt === this.attempt;
    try {
      const outcome = await restartIce(peer, this.answer, (restart) => this.heard(this.server.restartIce(restart)));
      if (!current()) return;
      this.restarting = false;
      if (outcome.result === 'restarted') {
        this.answer = outcome.answer;
        this.later(RESTART_LIMIT, () => {
          if (peer.connectionState === 'connected') void this.tellPath(peer);
          else this.lose();
        });
      } else if (outcome.result === 'gone') {
        this.failures = 0;
        this.lose();
      } else {
        this.lookAgain(peer);
      }
    } catch {
      if (current()) this.lose();
    }
  }

  /** Nobody has heard of the restart: asks again while the connection needs it, not only when the browser gives it up after half a minute. */
  private lookAgain(peer: RTCPeerConnection): void {
    if (this.looking) return;
    this.looking = true;
    this.later(HUB_LOOK, () => {
      this.looking = false;
      if (peer.connectionState !== 'connected') void this.restart(peer);
    });
  }

  private async heard<T>(question: Promise<T>): Promise<T> {
    const giveUp = setTimeout(() => this.server.doubt(), ANSWER_LIMIT);
    try {
      return await question;
    } finally {
      clearTimeout(giveUp);
    }
  }

  private async tellPath(peer: RTCPeerConnection): Promise<void> {
    try {
      const relayed = await isRelayed(peer);
      if (relayed !== null && peer === this.peer) await this.server.reportPath(relayed);
    } catch {
      // The technician does not see it then, and nothing else is the worse for it.
    }
  }

  private drop(): void {
    this.attempt++;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
    this.senders = new Map();
    this.answer = '';
    this.restarting = false;
    this.looking = false;
    this.reached = false;
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
