import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import type { AnyView, Page, PictureState, RoomStatistics } from './messages';
import type { StationCallView } from './stationCall';

/**
 * A step of opening the link that takes longer has failed, in milliseconds. Without a limit a step begun in an outage would wait for TCP to try
 * again, which after a minute of outage is a minute more: a new connection asks at once.
 */
const STEP_LIMIT = 4_000;

/** A socket that gives up when the handshake takes longer than a step may. */
export function impatientWebSocket(): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      const giveUp = setTimeout(() => this.close(), STEP_LIMIT);
      for (const event of ['open', 'close']) this.addEventListener(event, () => clearTimeout(giveUp));
    }
  };
}

/** A stream of events that gives up in the same way; it would not tell of being closed by itself. */
export function impatientEventSource(): typeof EventSource {
  return class extends EventSource {
    constructor(address: string | URL, options?: EventSourceInit) {
      super(address, options);
      const giveUp = setTimeout(() => {
        this.close();
        this.dispatchEvent(new Event('error'));
      }, STEP_LIMIT);
      for (const event of ['open', 'error']) this.addEventListener(event, () => clearTimeout(giveUp));
    }
  };
}

/** The seam under `HubConnection`: one link to the hub that is opened, may close, and may be opened again. */
export interface Transport {
  /** `refused`: the server does not let this person in; trying again would not help. */
  start(): Promise<'open' | 'failed' | 'refused'>;
  stop(): Promise<void>;
  invoke(name: string, args: unknown[]): Promise<unknown>;
  onView(handler: (view: AnyView) => void): void;
  onStatistics(handler: (statistics: RoomStatistics) => void): void;
  onPictures(handler: (pictures: PictureState[]) => void): void;
  onStationCall(handler: (call: StationCallView | null) => void): void;
  onTakenOver(handler: () => void): void;
  onClose(handler: () => void): void;
}

/** The address of the hub for a page; staff pages name their auditorium. */
export function hubAddress(page: Page, auditorium: string | null): string {
  return auditorium === null ? `/hub?page=${page}` : `/hub?page=${page}&auditorium=${encodeURIComponent(auditorium)}`;
}

/** SignalR over WebSocket, falling back to what the network lets through. */
export function signalRTransport(address: string): Transport {
  // The client takes its own kinds of sockets, although its types do not tell.
  const options = {
    timeout: STEP_LIMIT,
    WebSocket: impatientWebSocket(),
    EventSource: impatientEventSource(),
    transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
  };
  const hub = new HubConnectionBuilder()
    .withUrl(address, options)
    .configureLogging(LogLevel.None)
    .withServerTimeout(12_000)
    .withKeepAliveInterval(5_000)
    .build();
  return {
    async start() {
      try {
        await hub.start();
        return 'open';
      } catch (error) {
        const status = (error as { statusCode?: number }).statusCode ?? statusIn(error);
        return status === 401 || status === 403 || status === 404 ? 'refused' : 'failed';
      }
    },
    stop: () => hub.stop(),
    invoke(name, args) {
      if (hub.state !== HubConnectionState.Connected) return Promise.reject(new Error('The hub is not connected.'));
      return hub.invoke(name, ...args);
    },
    onView: (handler) => hub.on('view', handler),
    onStatistics: (handler) => hub.on('statistics', handler),
    onPictures: (handler) => hub.on('pictures', handler),
    onStationCall: (handler) => hub.on('stationCall', handler),
    onTakenOver: (handler) => hub.on('takenOver', handler),
    onClose: (handler) => hub.onclose(() => handler()),
  };
}

/** SignalR names the HTTP status only inside the message of a failed negotiation. */
function statusIn(error: unknown): number | null {
  const found = /Status code '(\d{3})'/.exec(error instanceof Error ? error.message : '');
  return found ? Number(found[1]) : null;
}
