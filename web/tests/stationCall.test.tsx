import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stationViews } from '../src/fixtures/station';
import { stationCalls } from '../src/fixtures/stationCall';
import { technicianViews } from '../src/fixtures/technician';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { ScreenShare } from '../src/media/screenShare';
import { TalkRoom } from '../src/media/stationTalk';
import { StationPage } from '../src/pages/station/StationPage';
import { TechnicianPage } from '../src/pages/technician/TechnicianPage';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { AnyView, StationView, TechnicianView } from '../src/protocol/messages';
import type { StationCallView } from '../src/protocol/stationCall';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

function ground<V extends AnyView>(view: V, call: StationCallView | null) {
  const connection = new FakeConnection<V>(view);
  connection.stationCall.value = call;
  const talk = new FakeRoom();
  const room = new FakeRoom();
  room.streams.value = { 'interlocutor/microphone': new MediaStream() };
  const media = new LocalMedia(undefined);
  return { connection, room, media, screen: new ScreenShare(undefined), talk, view };
}

function technician(state: string, call: StationCallView | null = stationCalls[`technician/${state}`] ?? null) {
  const all = ground(technicianViews[state] as TechnicianView, call);
  const page = render(
    <TalkRoom.Provider value={() => all.talk}>
      <TechnicianPage {...all} />
    </TalkRoom.Provider>,
  );
  return { ...page, ...all, called: () => all.connection.calls.map(({ name }) => name) };
}

function station(state: string) {
  const all = ground(stationViews[state] as StationView, stationCalls[`station/${state}`] ?? null);
  const page = render(
    <TalkRoom.Provider value={() => all.talk}>
      <StationPage {...all} />
    </TalkRoom.Provider>,
  );
  return { ...page, ...all, called: () => all.connection.calls.map(({ name }) => name) };
}

describe('The technician', () => {
  it('calls the station while nobody answers, and has no such button while somebody does', () => {
    const { getByRole, called } = technician('idle');
    fireEvent.click(getByRole('button', { name: /Позвонить на\sстанцию/ }));
    expect(called()).toEqual(['callStation']);
    cleanup();
    expect(technician('running').queryByRole('button', { name: /Позвонить/ })).toBeNull();
  });

  it('who comes from the wall to call does it once, however often the page is loaded', () => {
    history.replaceState(null, '', '/technician?auditorium=1&call');
    expect(technician('idle').called()).toEqual(['callStation']);
    cleanup();
    expect(location.search).toBe('?auditorium=1');
    expect(technician('idle').called()).toEqual([]);
  });

  it('reads why the station cannot be called', async () => {
    const { connection, getByRole, findByText } = technician('idle');
    connection.answers.callStation = {
      ok: false,
      problem: { code: 'station-away', title: 'На станции никого нет', detail: 'Попросите войти.', clause: null },
    };
    fireEvent.click(getByRole('button', { name: /Позвонить на\sстанцию/ }));
    expect(await findByText(/На\sстанции никого нет/)).toBeTruthy();
  });

  it('takes the call back while it rings; no camera is kept after that', async () => {
    const { getByRole, called, connection, media } = technician('calling');
    const release = vi.spyOn(media, 'release');
    fireEvent.click(getByRole('button', { name: 'Отменить звонок' }));
    expect(called()).toContain('endStationCall');
    connection.stationCall.value = stationCalls['technician/unanswered'] ?? null;
    await waitFor(() => expect(release).toHaveBeenCalled());
    expect(getByRole('button', { name: /Позвонить ещё раз/ })).toBeTruthy();
  });

  it('hears and sees the station in a room of the two, and the auditorium not twice', () => {
    const { talk, container, getByText } = technician('talking');
    expect(talk.access?.publish).toEqual(['microphone', 'camera']);
    expect(talk.access?.receive).toEqual(['interlocutor/microphone', 'interlocutor/camera']);
    expect(container.querySelectorAll('audio')).toHaveLength(0);
    expect(getByText(/слабая, звука нет/)).toBeTruthy();
    expect(getByText(/потери 7,2\s%/)).toBeTruthy();
  });

  it('leaves the room of the two when a participant is called in, and reads why', async () => {
    const { talk, connection, findByText } = technician('talking');
    connection.stationCall.value = {
      ...(stationCalls['technician/talking'] as StationCallView),
      state: 'ended',
      ending: 'admitted',
    };
    expect(await findByText(/вошёл участник/)).toBeTruthy();
    await waitFor(() => expect(talk.access).toBeNull());
  });
});

describe('The station', () => {
  it('sees who calls and answers, or says that not now', () => {
    const { getByRole, getByText, called } = station('called');
    expect(getByText(/Мельник Олег Петрович/)).toBeTruthy();
    expect(getByText(/Запись не\sведётся/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: 'Ответить' }));
    expect(called()).toEqual(['answerStationCall']);
    cleanup();
    const other = station('called');
    fireEvent.click(other.getByRole('button', { name: /Не\sсейчас/ }));
    expect(other.called()).toEqual(['endStationCall']);
  });

  it('talks in a room of the two, apart from the one in which participants answer', () => {
    const { talk, room, getByRole, called } = station('talking');
    expect(talk.access?.receive).toEqual(['participant/microphone', 'participant/camera']);
    expect(room.access).toBeNull();
    fireEvent.click(getByRole('button', { name: /Завершить разговор/ }));
    expect(called()).toContain('endStationCall');
  });

  it('reads of a call that it missed until it says so', () => {
    const { getByRole, getByText, queryByText } = station('callMissed');
    expect(getByText(/Пропущен звонок/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: 'Понятно' }));
    expect(queryByText(/Пропущен звонок/)).toBeNull();
  });
});
