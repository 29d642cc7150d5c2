import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleRecordings } from '../src/fixtures/listening';
import { participantViews } from '../src/fixtures/participant';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { ScreenShare } from '../src/media/screenShare';
import { TestCall } from '../src/media/testCall';
import { keepAwake } from '../src/media/wakeLock';
import { PageFrame } from '../src/pages/page';
import { titleOf } from '../src/pages/participant/attention';
import { ParticipantPage } from '../src/pages/participant/ParticipantPage';
import { RecordingSource } from '../src/parts/player/recordingSource';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { ParticipantView } from '../src/protocol/messages';

afterEach(cleanup);

const view = (name: string): ParticipantView => participantViews[name] as ParticipantView;

function open(name: string) {
  const connection = new FakeConnection<ParticipantView>(view(name));
  const media = new LocalMedia(undefined);
  const ground = { connection, room: new FakeRoom(), media, screen: new ScreenShare() };
  render(
    <RecordingSource.Provider value={sampleRecordings('own')}>
      <PageFrame page="participant" ground={ground} body={ParticipantPage} />
    </RecordingSource.Provider>,
  );
  return { connection, media };
}

describe('The tab', () => {
  it.each([
    ['waiting', '2-й в очереди'],
    ['waitingNext', 'Вы следующий'],
    ['waitingUntold', 'Вы в очереди'],
    ['admitted', 'Вас приглашают!'],
    ['reading', 'Идёт собеседование'],
  ])('is called in the state %s «%s»', (name, words) => {
    expect(titleOf(view(name)).replace(/\s/g, ' ')).toBe(`${words} — Итоговое собеседование`);
  });

  it('tells the person who has gone to another tab that he is called', async () => {
    const vibrate = vi.fn();
    vi.stubGlobal('navigator', { vibrate });
    const { connection } = open('waitingNext');
    connection.push(view('admitted'));
    await waitFor(() => expect(document.title).toMatch(/^Вас\sприглашают!/));
    expect(vibrate).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });

  it('does not call the person who has merely reloaded the page in the room', async () => {
    const vibrate = vi.fn();
    vi.stubGlobal('navigator', { vibrate });
    const { connection } = open('admitted');
    connection.push(view('briefed'));
    await waitFor(() => expect(document.title).toMatch(/приглашают/));
    expect(vibrate).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});

describe('A screen reader', () => {
  it('is told the place in the queue and the stage when they change', () => {
    open('waiting');
    expect(screen.getByText(/Ваше место/).closest('[role="status"]')).not.toBeNull();
    cleanup();
    open('reading');
    expect(screen.getByRole('heading', { level: 2, name: 'Чтение вслух' }).closest('[aria-live="polite"]')).not.toBeNull();
  });

  it('begins at the heading of the new phase, and of no other when only the place changed', async () => {
    const { connection } = open('waiting');
    connection.push({ ...view('waitingNext'), revision: 2 });
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/следующий/));
    expect(document.activeElement).toBe(document.body);
    connection.push({ ...view('admitted'), revision: 3 });
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Здравствуйте/));
  });
});

describe('A rehearsal', () => {
  it('says so above the page, and nothing is said on a day that counts', () => {
    open('waitingRehearsal');
    expect(screen.getByRole('complementary', { name: 'Репетиция' }).textContent).toMatch(/ничего\sне\sзасчитывается/);
    cleanup();
    open('waiting');
    expect(screen.queryByRole('complementary', { name: 'Репетиция' })).toBeNull();
  });
});

describe('Before the КИМ', () => {
  it.each([
    ['admitted', /только вы\./],
    ['admittedInterpreted', /только вы и ваш помощник/],
  ])('the state %s says who may be in the room', async (name, words) => {
    const { connection } = open(name);
    connection.push({ ...view(name), checks: { alone: false, deskClear: false, documentMatches: false } });
    await waitFor(() => expect(document.body.textContent?.replace(/\s/g, ' ')).toMatch(words));
  });
});

describe('A screen that must not sleep', () => {
  it('is held while it is wanted, asked for anew when the page is shown again, and let go', async () => {
    const release = vi.fn(() => Promise.resolve());
    const request = vi.fn(() => Promise.resolve({ release }));
    const stop = keepAwake({ wakeLock: { request } });
    await waitFor(() => expect(request).toHaveBeenCalledTimes(1));
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(request).toHaveBeenCalledTimes(2));
    stop();
    expect(release).toHaveBeenCalled();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('costs nothing where the browser cannot hold it', () => {
    expect(keepAwake({})).not.toThrow();
  });
});

describe('Help', () => {
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal ??= () => undefined;
  });

  it('is called by two presses, with what it is about', async () => {
    const { connection } = open('reading');
    fireEvent.click(screen.getByRole('button', { name: /Позвать на\sпомощь/ }));
    fireEvent.click(screen.getByRole('button', { name: /Не\sвидно задания/, hidden: true }));
    await waitFor(() => expect(connection.calls.filter((call) => call.name === 'askHelp')).toHaveLength(1));
    expect(connection.calls.find((call) => call.name === 'askHelp')?.args).toEqual(['card']);
  });

  it('does not offer to complain of a card that nobody has shown yet', () => {
    open('waiting');
    fireEvent.click(screen.getByRole('button', { name: /Позвать на\sпомощь/ }));
    expect(screen.queryByRole('button', { name: /Не\sвидно задания/, hidden: true })).toBeNull();
  });

  it('tells what has become of the call, and is not offered to who is free', () => {
    open('waitingExtra');
    expect(screen.getByText(/Мы\sпозвали специалиста/)).toBeTruthy();
    cleanup();
    open('free');
    expect(screen.queryByRole('button', { name: /Позвать/ })).toBeNull();
  });

  it.each([
    ['waitingHelpedByTechnician', /принял технический специалист/],
    ['admittedHelpedByInterlocutor', /^Собеседник знает о\sвашей просьбе/],
  ])('names who really helps: %s', (name, words) => {
    open(name);
    expect(screen.getByText(words)).toBeTruthy();
    cleanup();
    open('waiting');
    expect(screen.queryByText(/просьб/)).toBeNull();
  });
});

describe('The recording', () => {
  const confirm = () => screen.getByRole('button', { name: /Запись про/ });

  it('is listened to first, and confirmed afterwards', async () => {
    open('listening');
    const play = await screen.findByRole('button', { name: 'Слушать' });
    expect(play.className).toContain('button-primary');
    expect(confirm().className).not.toContain('button-primary');
    fireEvent.play(document.querySelector('audio.player') as Element);
    await waitFor(() => expect(confirm().className).toContain('button-primary'));
    expect(play.className).not.toContain('button-primary');
  });

  it('is looked at by who does not hear it', () => {
    open('listeningSigned');
    expect(confirm().textContent).toMatch(/просмотрена/);
    expect(screen.queryByText(/слышно/)).toBeNull();
  });

  it('is not pressed for once it was disputed', () => {
    open('disputed');
    fireEvent.play(document.querySelector('audio.player') ?? document.body);
    expect(confirm().className).not.toContain('button-primary');
    expect(screen.getByText(/Мы\sпозвали сотрудника/)).toBeTruthy();
  });
});

describe('When the school is to be called', () => {
  it.each(['asked', 'postponed', 'unfinished', 'anotherDate', 'removed'])('%s: its telephone stands there', (name) => {
    open(name);
    expect(screen.getByText(/Телефон школы: 8 800 000-00-00/)).toBeTruthy();
  });
});

describe('When the day is over', () => {
  it('the lights of camera and microphone go out', async () => {
    const { connection, media } = open('reading');
    const release = vi.spyOn(media, 'release');
    connection.push(view('overtime'));
    expect(release).not.toHaveBeenCalled();
    connection.push(view('free'));
    await waitFor(() => expect(release).toHaveBeenCalledTimes(1));
  });
});

describe('The card as a document', () => {
  it('is drawn for whom it is meant, and reports its first drawing as a frame would be', async () => {
    const { connection } = open('document');
    expect(screen.getByRole('region', { name: 'Задание текстом' })).toBeTruthy();
    expect(connection.calls.some((call) => call.name === 'kimRendered')).toBe(false);
    connection.push({ ...view('document'), kimShownAt: null });
    await waitFor(() => expect(connection.calls.filter((call) => call.name === 'kimRendered')).toHaveLength(1));
  });

  it('goes when the card is taken away, and never comes to the others', async () => {
    const { connection } = open('document');
    connection.push({ ...view('document'), card: null });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Задание текстом' })).toBeNull());
  });

  it('can be enlarged and turned over in contrast', async () => {
    open('document');
    const paper = () => document.querySelector<HTMLElement>('.kim-document-paper');
    const before = paper()?.style.fontSize;
    fireEvent.click(screen.getAllByRole('button', { name: 'Крупнее' })[0] as HTMLElement);
    await waitFor(() => expect(paper()?.style.fontSize).not.toBe(before));
    fireEvent.click(screen.getByRole('button', { name: /Тёмный/ }));
    await waitFor(() => expect(document.querySelector('.kim-document')?.getAttribute('data-look')).toBe('night'));
  });
});

describe('A test call', () => {
  class Peer {
    static all: Peer[] = [];
    connectionState: RTCPeerConnectionState = 'new';
    onconnectionstatechange: (() => void) | null = null;
    localDescription: { sdp: string } | null = null;
    lines = 0;
    closed = false;
    constructor() {
      Peer.all.push(this);
    }
    addTransceiver() {
      return {
        mid: String(this.lines++),
        sender: { replaceTrack: () => Promise.resolve(), getParameters: () => ({}), setParameters: () => Promise.resolve() },
        receiver: { track: { kind: 'audio' } },
      };
    }
    createOffer() {
      return Promise.resolve({ type: 'offer' as const, sdp: 'offer' });
    }
    setLocalDescription({ sdp }: { sdp: string }) {
      this.localDescription = { sdp };
      return Promise.resolve();
    }
    setRemoteDescription() {
      return Promise.resolve();
    }
    getStats() {
      return Promise.resolve(new Map());
    }
    close() {
      this.closed = true;
    }
    become(state: RTCPeerConnectionState) {
      this.connectionState = state;
      this.onconnectionstatechange?.();
    }
  }

  beforeEach(() => {
    Peer.all = [];
    vi.stubGlobal('MediaStream', class {});
  });
  afterEach(() => vi.unstubAllGlobals());

  function begin() {
    const connection = new FakeConnection<ParticipantView>(view('preCheck'));
    const answer = vi
      .spyOn(connection, 'call')
      .mockImplementation(((name: string) =>
        Promise.resolve(
          name === 'beginTestCall' ? { ok: true, problem: null, servers: [] } : { ok: true, problem: null, sdp: 'a=ice-ufrag:x' },
        )) as never);
    const call = new TestCall(connection, new LocalMedia(undefined), () => new Peer() as unknown as RTCPeerConnection);
    call.start();
    return { call, answer };
  }

  it('stands when both ways do, one end speaking and the other hearing', async () => {
    const { call, answer } = begin();
    await waitFor(() => expect(answer.mock.calls.filter(([name]) => name === 'joinTestCall')).toHaveLength(2));
    expect(answer.mock.calls.filter(([name]) => name === 'joinTestCall').map(([, end]) => end)).toEqual(['speaks', 'hears']);
    expect(call.state.value).toBe('connecting');
    Peer.all[0]?.become('connected');
    expect(call.state.value).toBe('connecting');
    Peer.all[1]?.become('connected');
    expect(call.state.value).toBe('connected');
    call.end();
  });

  it('is ended on the server too, and leaves no connection', async () => {
    const { call, answer } = begin();
    await waitFor(() => expect(Peer.all).toHaveLength(2));
    call.end();
    expect(Peer.all.every((peer) => peer.closed)).toBe(true);
    expect(answer.mock.calls.filter(([name]) => name === 'endTestCall')).toHaveLength(1);
    call.end();
    expect(answer.mock.calls.filter(([name]) => name === 'endTestCall')).toHaveLength(1);
  });

  it('says that the network lets nothing through when no way is found again and again', async () => {
    vi.useFakeTimers();
    const { call } = begin();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(call.state.value).toBe('blocked');
    call.end();
    vi.useRealTimers();
  });
});
