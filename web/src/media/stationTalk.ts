import { effect } from '@preact/signals';
import { createContext } from 'preact';
import type { Connection } from '../protocol/connection';
import type { RoomAccess, SlotName } from '../protocol/messages';
import type { LocalMedia } from './devices';
import { PeerRoom, type RoomServer } from './peerRoom';
import type { RoomConnection } from './room';

export type TalkSide = 'technician' | 'station';

/** In the room of a test call the technician sits where a participant would: the two who hear and see each other. */
const seats = { technician: 'participant', station: 'interlocutor' } as const;

/** How the room of a talk is made; tests and samples give a painted one. */
export const TalkRoom = createContext<(server: RoomServer) => RoomConnection>((server) => new PeerRoom(server));

/** One side of a test call between a technician and a station: a room of the two, apart from the auditorium's. */
export class StationTalk {
  readonly room: RoomConnection;
  private stops: (() => void)[] = [];

  constructor(
    connection: Pick<Connection, 'call' | 'link'>,
    private readonly media: LocalMedia,
    private readonly side: TalkSide,
    createRoom: (server: RoomServer) => RoomConnection,
  ) {
    const done = { ok: true, problem: null };
    this.room = createRoom({
      isOpen: () => connection.link.peek() === 'open',
      iceServers: async () => (await connection.call('iceServers')).servers,
      join: (offer) => connection.call('joinStationCall', offer),
      // A test does not outlive its network: a lost connection is made anew.
      restartIce: () => Promise.resolve({ ok: false, problem: null, ufrag: null, password: null }),
      want: () => Promise.resolve(done),
      reportPath: (relayed) => connection.call('reportPath', relayed),
      doubt: () => undefined,
    });
  }

  /** The slots of the other one. */
  get voice(): SlotName {
    return `${seats[other(this.side)]}/microphone`;
  }
  get face(): SlotName {
    return `${seats[other(this.side)]}/camera`;
  }

  start(): void {
    const access: RoomAccess = { room: '', publish: ['microphone', 'camera'], receive: [this.voice, this.face] };
    this.stops = [
      effect(() => this.room.setTrack('microphone', this.media.microphone.track.value)),
      effect(() => this.room.setTrack('camera', this.media.camera.track.value)),
    ];
    this.room.setAccess(access);
  }

  end(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
    this.room.close();
  }
}

function other(side: TalkSide): TalkSide {
  return side === 'technician' ? 'station' : 'technician';
}
