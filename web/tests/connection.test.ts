import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { participantViews } from '../src/fixtures/participant';
import { HubConnection, retryDelay } from '../src/protocol/connection';
import type { AnyView, ParticipantView, PictureState } from '../src/protocol/messages';
import { hubAddress, type Transport } from '../src/protocol/transport';

class FakeTransport implements Transport {
  results: ('open' | 'failed' | 'refused')[] = [];
  starts = 0;
  stopped = false;
  reply: () => Promise<unknown> = () => Promise.resolve({ ok: true, problem: null });
  view: (view: AnyView) => void = () => undefined;
  pictures: (pictures: PictureState[]) => void = () => undefined;
  takenOver: () => void = () => undefined;
  closed: () => void = () => undefined;

  start(): Promise<'open' | 'failed' | 'refused'> {
    this.starts++;
    return Promise.resolve(this.results.shift() ?? 'open');
  }
  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }
  invoke(): Promise<unknown> {
    return this.reply();
  }
  onView(handler: (view: AnyView) => void): void {
    this.view = handler;
  }
  onStatistics(): void {}
  onPictures(handler: (pictures: PictureState[]) => void): void {
    this.pictures = handler;
  }
  onStationCall(): void {}
  onTakenOver(handler: () => void): void {
    this.takenOver = handler;
  }
  onClose(handler: () => void): void {
    this.closed = handler;
  }
}

const view = (revision: number): ParticipantView => ({ ...(participantViews.waiting as ParticipantView), revision });

describe('The connection to the hub', () => {
  let transport: FakeTransport;
  let connection: HubConnection<ParticipantView>;
  beforeEach(() => {
    vi.useFakeTimers();
    transport = new FakeTransport();
    connection = new HubConnection(transport);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps only newer views', async () => {
    await connection.start();
    transport.view(view(5));
    transport.view(view(4));
    expect(connection.view.value?.revision).toBe(5);
    transport.view(view(6));
    expect(connection.view.value?.revision).toBe(6);
  });

  it('takes the first view after a new opening whatever its revision', async () => {
    await connection.start();
    transport.view(view(5));
    transport.closed();
    await vi.advanceTimersByTimeAsync(retryDelay(0));
    transport.view(view(2));
    expect(connection.view.value?.revision).toBe(2);
  });

  it('knows which pictures the server keeps back', async () => {
    await connection.start();
    transport.pictures([{ slot: 'interlocutor/camera', picture: 'paused' }]);
    expect(connection.pictures.value).toHaveLength(1);
    transport.pictures([]);
    expect(connection.pictures.value).toEqual([]);
  });

  it('closes a link that is doubted and opens another one', async () => {
    await connection.start();
    connection.doubt();
    expect(transport.stopped).toBe(true);
    transport.closed();
    await vi.advanceTimersByTimeAsync(retryDelay(0));
    expect(connection.openings.value).toBe(2);
  });

  it('doubts no link that is being opened already', async () => {
    transport.results = ['failed'];
    await connection.start();
    connection.doubt();
    expect(transport.stopped).toBe(false);
  });

  it('says that the link is lost and tries until it opens', async () => {
    await connection.start();
    transport.results = ['failed', 'failed', 'open'];
    transport.closed();
    expect(connection.link.value).toBe('lost');
    await vi.advanceTimersByTimeAsync(retryDelay(0) + retryDelay(1) + retryDelay(2));
    expect(connection.link.value).toBe('open');
    expect(connection.openings.value).toBe(2);
  });

  it('never waits long between two attempts', () => {
    expect([0, 1, 2, 3, 4, 1_000].map(retryDelay).every((delay) => delay <= 2_000)).toBe(true);
  });

  it('stays connecting while it was never open', async () => {
    transport.results = ['failed'];
    await connection.start();
    expect(connection.link.value).toBe('connecting');
  });

  it('does not come back after a newer window took over', async () => {
    await connection.start();
    transport.takenOver();
    transport.closed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.link.value).toBe('takenOver');
    expect(transport.stopped).toBe(true);
    expect(transport.starts).toBe(1);
  });

  it('does not try again when the server refuses the person', async () => {
    transport.results = ['refused'];
    await connection.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.link.value).toBe('refused');
    expect(transport.starts).toBe(1);
  });

  it('answers a call that could not be made with a problem', async () => {
    transport.reply = () => Promise.reject(new Error('closed'));
    const outcome = await connection.call('confirmReady');
    expect(outcome.ok).toBe(false);
    expect(outcome.problem?.code).toBe('no-link');
    expect((await connection.call('join', { sdp: '', lines: [] })).sdp).toBeNull();
  });
});

describe('The hub address', () => {
  it('names the auditorium only for staff', () => {
    expect(hubAddress('participant', null)).toBe('/hub?page=participant');
    expect(hubAddress('station', '7')).toBe('/hub?page=station&auditorium=7');
  });
});
