import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { access } from '../src/fixtures/people';
import { encodingsOf, lineTable, planLines, roomCodecs, singleEncodingOf, withSoundRecovery } from '../src/media/offer';
import { isRelayed } from '../src/media/path';
import { PeerRoom, rejoinDelay } from '../src/media/peerRoom';
import { noLink } from '../src/protocol/connection';
import type { IceRestart, IceRestartReply, JoinOffer, JoinReply } from '../src/protocol/messages';

const serverAnswer =
  'v=0\r\no=- 77 1 IN IP4 127.0.0.1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:srv0\r\na=ice-pwd:serversecretserversecret0\r\n';

class FakePeer {
  static readonly offer = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n';
  takesNoChanges = false;
  connectionState: RTCPeerConnectionState = 'new';
  onconnectionstatechange: (() => void) | null = null;
  localDescription: { sdp: string } | null = null;
  remote: string | null = null;
  closed = false;
  stats = new Map<string, object>();
  iceServers: RTCIceServer[] = [];
  transceivers: {
    mid: string | null;
    kind: unknown;
    init: RTCRtpTransceiverInit;
    sender: FakeSender;
    receiver: { track: object };
  }[] = [];

  addTransceiver(kind: unknown, init: RTCRtpTransceiverInit) {
    const transceiver = { mid: null, kind, init, sender: new FakeSender(), receiver: { track: new FakeTrack() } };
    this.transceivers.push(transceiver);
    return transceiver;
  }
  restarts = 0;
  rollbacks = 0;
  createOffer(options?: RTCOfferOptions) {
    if (options?.iceRestart) this.restarts++;
    const credentials = `a=ice-ufrag:own${this.restarts}\r\na=ice-pwd:ownsecretownsecretown${this.restarts}\r\n`;
    return Promise.resolve({ type: 'offer' as const, sdp: FakePeer.offer + credentials });
  }
  setLocalDescription(description?: { type?: string; sdp: string }): Promise<void> {
    if (description?.type === 'rollback') {
      this.rollbacks++;
      return Promise.resolve();
    }
    if (description?.sdp.includes('nack') && this.takesNoChanges) return Promise.reject(new Error('munged'));
    this.transceivers.forEach((one, index) => {
      one.mid = String(index);
    });
    this.localDescription = { sdp: description?.sdp ?? FakePeer.offer };
    return Promise.resolve();
  }
  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    this.remote = sdp;
    return Promise.resolve();
  }
  getStats() {
    return Promise.resolve(this.stats);
  }
  close(): void {
    this.closed = true;
  }
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}
class FakeSender {
  track: unknown = null;
  replaceTrack(track: unknown): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
  getParameters() {
    return {};
  }
  setParameters(): Promise<void> {
    return Promise.resolve();
  }
}
class FakeTrack {
  contentHint = '';
}

describe('The offer', () => {
  it('puts own tracks first and then the slots, each with its mid', () => {
    const lines = planLines(access.interlocutor);
    expect(lineTable(lines, ['0', '1', '2', '3', '4'])).toEqual([
      { mid: '0', direction: 'publish', source: 'microphone', seat: null },
      { mid: '1', direction: 'publish', source: 'camera', seat: null },
      { mid: '2', direction: 'publish', source: 'screen', seat: null },
      { mid: '3', direction: 'receive', source: 'microphone', seat: 'participant' },
      { mid: '4', direction: 'receive', source: 'camera', seat: 'participant' },
    ]);
  });

  it('is not made when the browser gave a line no mid', () => {
    expect(() => lineTable(planLines(access.expert), ['0', null, '2', '3'])).toThrow();
  });

  it('names only the codecs of the room', () => {
    const all = ['audio/opus', 'audio/PCMU', 'video/VP8', 'video/H264', 'video/rtx'].map((mimeType) => ({ mimeType }));
    expect(roomCodecs(all).map((codec) => codec.mimeType)).toEqual(['audio/opus', 'video/VP8', 'video/rtx']);
  });

  it('asks for the repetition of lost sound, once for each line of Opus, and of nothing else', () => {
    const line = 'm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1\r\n';
    const video = 'm=video 9 X 96\r\na=rtpmap:96 VP8/90000\r\n';
    const asked = 'm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 nack\r\na=fmtp:111 useinbandfec=1\r\n';
    expect(withSoundRecovery(line + video + line)).toBe(asked + video + asked);
    expect(withSoundRecovery(asked)).toBe(asked);
  });

  it('gives the КИМ few frames and many bits', () => {
    expect(encodingsOf('screen')).toEqual([{ maxFramerate: 10, maxBitrate: 1_500_000 }]);
  });

  it('sends a face small and large, and only large where a browser cannot do both', () => {
    const [small, large] = encodingsOf('camera');
    expect(small).toMatchObject({ rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 90_000 });
    expect(large).toMatchObject({ rid: 'h', maxFramerate: 24, maxBitrate: 600_000 });
    expect(singleEncodingOf('camera')).toEqual({ maxFramerate: 24, maxBitrate: 600_000 });
  });
});

describe('The room', () => {
  let peers: FakePeer[];
  let offers: JoinOffer[];
  let answer: JoinReply;
  let takesNoChanges: boolean;
  let hubIsOpen: boolean;
  let servers: RTCIceServer[][];
  let wishes: string[];
  let paths: boolean[];
  let doubts: number;
  let restarts: IceRestart[];
  let restarted: IceRestartReply | Promise<IceRestartReply>;
  let room: PeerRoom;
  const last = () => peers[peers.length - 1] as FakePeer;
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal(
      'MediaStream',
      class {
        constructor(readonly tracks: unknown[]) {}
      },
    );
    peers = [];
    offers = [];
    takesNoChanges = false;
    hubIsOpen = true;
    wishes = [];
    paths = [];
    doubts = 0;
    restarts = [];
    restarted = { ok: true, problem: null, ufrag: 'srv1', password: 'serversecretserversecret1' };
    answer = { ok: true, problem: null, sdp: serverAnswer };
    servers = [];
    room = new PeerRoom(
      {
        isOpen: () => hubIsOpen,
        join: (offer) => {
          offers.push(offer);
          return Promise.resolve(answer);
        },
        restartIce: (restart) => {
          restarts.push(restart);
          return Promise.resolve(restarted);
        },
        want: (slot, wish) => {
          wishes.push(`${slot} ${wish}`);
          return Promise.resolve();
        },
        reportPath: (relayed) => {
          paths.push(relayed);
          return Promise.resolve();
        },
        doubt: () => {
          doubts++;
        },
        iceServers: () => Promise.resolve(servers.shift() ?? []),
      },
      (iceServers) => {
        const peer = new FakePeer();
        peer.iceServers = iceServers;
        peer.takesNoChanges = takesNoChanges;
        peers.push(peer);
        return peer as unknown as RTCPeerConnection;
      },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks for small faces after each connection, and for nothing where large ones are shown', async () => {
    await connect();
    expect(wishes).toEqual([]);

    room.setPictures('low');
    last().become('failed');
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(wishes.length).toBeGreaterThan(0);
    expect(wishes.every((wish) => wish.endsWith('/camera low'))).toBe(true);
  });

  it('asks for fresh credentials of the TURN server before each connection', async () => {
    const first = [{ urls: ['turn:turn.example.org'], username: '1:a', credential: 'x' }];
    const second = [{ urls: ['turn:turn.example.org'], username: '2:b', credential: 'y' }];
    servers = [first, second];
    await connect();
    expect(last().iceServers).toEqual(first);

    last().become('failed');
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(last().iceServers).toEqual(second);
  });

  it('says that the network is to blame when answered connections find no way twice in a row, until one does', async () => {
    room.setAccess(access.interlocutor);
    await settle();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(room.blocked.value).toBe(false);
    await vi.advanceTimersByTimeAsync(rejoinDelay(0) + 100);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(room.blocked.value).toBe(true);

    await vi.advanceTimersByTimeAsync(rejoinDelay(1));
    last().become('connected');
    expect(room.blocked.value).toBe(false);
  });

  it('does not blame the network when the server does not answer', async () => {
    answer = { ok: false, problem: null, sdp: null };
    room.setAccess(access.interlocutor);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.blocked.value).toBe(false);
  });

  async function connect() {
    room.setAccess(access.interlocutor);
    await settle();
    last().become('connected');
  }

  it('joins with a sending line for the screen before anything is shared', async () => {
    room.setAccess(access.interlocutor);
    await settle();
    expect(last().transceivers.map((one) => one.init.direction)).toEqual([
      'sendonly',
      'sendonly',
      'sendonly',
      'recvonly',
      'recvonly',
    ]);
    expect(last().transceivers[2]?.kind).toBe('video');
    expect(offers).toHaveLength(1);
    expect(last().remote).toBe(serverAnswer);
    expect(Object.keys(room.streams.value)).toEqual(['participant/microphone', 'participant/camera']);
  });

  it('offers the repetition of lost sound', async () => {
    await connect();
    expect(offers[0]?.sdp).toContain('a=rtcp-fb:111 nack');
  });

  it("joins with the browser's own offer where that may not be changed", async () => {
    takesNoChanges = true;
    await connect();
    expect(offers.map((offer) => offer.sdp.includes('nack'))).toEqual([false]);
    expect(room.state.value).toBe('connected');
  });

  it('connects once for the same access', async () => {
    await connect();
    room.setAccess({ ...access.interlocutor });
    await settle();
    expect(peers).toHaveLength(1);
    expect(room.state.value).toBe('connected');
  });

  it('puts a shared screen in without a new offer and keeps it over a new connection', async () => {
    await connect();
    const track = new FakeTrack() as unknown as MediaStreamTrack;
    room.setTrack('screen', track);
    expect(last().transceivers[2]?.sender.track).toBe(track);
    expect(track.contentHint).toBe('text');
    last().become('failed');
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(peers).toHaveLength(2);
    expect(last().transceivers[2]?.kind).toBe(track);
  });

  it('bears a short disconnection', async () => {
    await connect();
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(900);
    last().become('connected');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(peers).toHaveLength(1);
    expect(restarts).toEqual([]);
  });

  it('restarts ICE on the same connection when a disconnection lasts', async () => {
    await connect();
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(room.state.value).toBe('lost');
    expect(restarts).toEqual([{ session: 'srv0', ufrag: 'own1', password: 'ownsecretownsecretown1' }]);
    expect(last().remote).toContain('a=ice-ufrag:srv1\r\na=ice-pwd:serversecretserversecret1');
    expect(last().remote).toContain('o=- 77 2 IN');
    last().become('connected');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.state.value).toBe('connected');
    expect(peers).toHaveLength(1);
  });

  it('names the credentials of the last restart in the next one', async () => {
    await connect();
    room.networkChanged();
    await settle();
    restarted = { ok: true, problem: null, ufrag: 'srv2', password: 'serversecretserversecret2' };
    room.networkChanged();
    await settle();
    expect(restarts.map((one) => one.session)).toEqual(['srv0', 'srv1']);
    expect(last().remote).toContain('a=ice-ufrag:srv2');
  });

  it('connects anew when a restart does not bring the connection back', async () => {
    await connect();
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(1_100);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(peers).toHaveLength(2);
    expect(peers[0]?.closed).toBe(true);
    last().become('connected');
    expect(room.state.value).toBe('connected');
  });

  it('connects anew at once when the server knows of no such connection', async () => {
    await connect();
    restarted = {
      ok: false,
      problem: { code: 'no-connection', title: '', detail: '', clause: null },
      ufrag: null,
      password: null,
    };
    room.hubReopened();
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(peers).toHaveLength(2);
    expect(offers).toHaveLength(2);
  });

  it('takes an offer back that did not get through, and asks again when the link is open', async () => {
    await connect();
    const asked = restarted;
    restarted = { ...noLink, ufrag: null, password: null };
    room.networkChanged();
    await settle();
    expect(last().rollbacks).toBe(1);
    restarted = asked;
    room.hubReopened();
    await settle();
    expect(restarts).toHaveLength(2);
    expect(peers).toHaveLength(1);
  });

  it('asks once while an answer is outstanding', async () => {
    await connect();
    restarted = new Promise(() => undefined);
    room.networkChanged();
    room.hubReopened();
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(restarts).toHaveLength(1);
    last().become('failed');
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(peers).toHaveLength(2);
  });

  it('keeps a connection that flows while ICE restarts after the link was opened again', async () => {
    await connect();
    room.hubReopened();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(restarts).toHaveLength(1);
    expect(peers).toHaveLength(1);
    expect(room.state.value).toBe('connected');
  });

  it('connects without waiting when there is a network again', async () => {
    answer = { ok: false, sdp: null, problem: { code: 'no-link', title: '', detail: '', clause: null } };
    room.setAccess(access.interlocutor);
    await vi.advanceTimersByTimeAsync(4_000);
    answer = { ok: true, problem: null, sdp: serverAnswer };
    const before = peers.length;
    room.networkChanged();
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(peers).toHaveLength(before + 1);
  });

  it('makes no connections while the hub is down, and one as soon as it is open again', async () => {
    await connect();
    hubIsOpen = false;
    restarted = { ...noLink, ufrag: null, password: null };
    last().become('failed');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(peers).toHaveLength(1);
    expect(room.state.value).toBe('lost');
    hubIsOpen = true;
    room.hubReopened();
    await vi.advanceTimersByTimeAsync(rejoinDelay(0));
    expect(peers).toHaveLength(2);
  });

  it('notices by itself that the hub is open again', async () => {
    hubIsOpen = false;
    room.setAccess(access.interlocutor);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(peers).toHaveLength(0);
    hubIsOpen = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(peers).toHaveLength(1);
  });

  it('tells why it was refused and tries again', async () => {
    answer = { ok: false, sdp: null, problem: { code: 'seat-taken', title: 'Место занято', detail: '', clause: null } };
    room.setAccess(access.expert);
    await settle();
    expect(room.problem.value?.code).toBe('seat-taken');
    answer = { ok: true, problem: null, sdp: serverAnswer };
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.problem.value).toBeNull();
    expect(offers.length).toBeGreaterThan(1);
  });

  it('closes when there is no access any more and stays closed', async () => {
    await connect();
    room.setAccess(null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().closed).toBe(true);
    expect(peers).toHaveLength(1);
    expect(room.state.value).toBe('closed');
    expect(room.streams.value).toEqual({});
  });

  it('asks for a restart again while the connection needs it, as soon as somebody hears', async () => {
    await connect();
    const asked = restarted;
    restarted = { ...noLink, ufrag: null, password: null };
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(1_100);
    restarted = asked;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(restarts).toHaveLength(2);
    last().become('connected');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(restarts).toHaveLength(2);
    expect(peers).toHaveLength(1);
  });

  it('asks nobody for a restart while the hub is down', async () => {
    await connect();
    hubIsOpen = false;
    last().become('disconnected');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(restarts).toEqual([]);
    hubIsOpen = true;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(restarts).toHaveLength(1);
  });

  it('doubts the link to the hub when a question stays without an answer, and not when it is answered', async () => {
    await connect();
    room.networkChanged();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(doubts).toBe(0);
    restarted = new Promise(() => undefined);
    room.networkChanged();
    await vi.advanceTimersByTimeAsync(3_900);
    expect(doubts).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(doubts).toBe(1);
  });

  it('tells whether its media go through a TURN server, after each restart too', async () => {
    room.setAccess(access.interlocutor);
    await settle();
    last().stats = new Map<string, object>([
      ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
      ['P', { type: 'candidate-pair', localCandidateId: 'L' }],
      ['L', { type: 'local-candidate', candidateType: 'relay' }],
    ]);
    last().become('connected');
    await settle();
    expect(paths).toEqual([true]);
    last().stats.set('L', { type: 'local-candidate', candidateType: 'host' });
    room.networkChanged();
    await vi.advanceTimersByTimeAsync(4_100);
    expect(paths).toEqual([true, false]);
  });
});

describe('The path', () => {
  const peer = (reports: [string, object][]) =>
    ({ getStats: () => Promise.resolve(new Map(reports)) }) as unknown as RTCPeerConnection;

  it('is known in browsers that mark the pair instead of naming it', async () => {
    const relayed = await isRelayed(
      peer([
        ['A', { type: 'candidate-pair', localCandidateId: 'H' }],
        ['B', { type: 'candidate-pair', selected: true, localCandidateId: 'R' }],
        ['H', { type: 'local-candidate', candidateType: 'host' }],
        ['R', { type: 'local-candidate', candidateType: 'relay' }],
      ]),
    );
    expect(relayed).toBe(true);
  });

  it('is unknown while there is none', async () => {
    expect(await isRelayed(peer([['T', { type: 'transport' }]]))).toBeNull();
  });
});
