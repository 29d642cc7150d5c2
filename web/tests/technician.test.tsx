import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { statistics, technicianViews } from '../src/fixtures/technician';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { ScreenShare } from '../src/media/screenShare';
import { TechnicianPage } from '../src/pages/technician/TechnicianPage';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { RoomStatistics, TechnicianView } from '../src/protocol/messages';

afterEach(cleanup);

type Change = (members: RoomStatistics['members']) => RoomStatistics['members'];

function open(state: string, change: Change = (members) => members) {
  const view = technicianViews[state] as TechnicianView;
  const connection = new FakeConnection<TechnicianView>(view);
  connection.statistics.value = { ...statistics, members: change(statistics.members) };
  const room = new FakeRoom();
  const stream = new MediaStream();
  room.streams.value = { 'participant/camera': stream, 'interlocutor/camera': stream, 'interlocutor/screen': stream };
  const page = render(
    <TechnicianPage
      connection={connection}
      room={room}
      media={new LocalMedia(undefined)}
      screen={new ScreenShare(undefined)}
      view={view}
    />,
  );
  const tile = (name: string) => page.getByRole('article', { name });
  const source = (name: string, label: string) =>
    tile(name).querySelector<HTMLVideoElement>(`video[aria-label="${label}"]`)?.srcObject ?? null;
  return { ...page, connection, tile, source };
}

const without: (seat: string, source: string) => Change = (seat, source) => (members) =>
  members.map((member) => ({
    ...member,
    tracks: member.tracks.map((track) =>
      member.seat === seat && track.source === source ? { ...track, flowing: false } : track,
    ),
  }));

describe('The recording', () => {
  it('is paused and goes on by the technician too', () => {
    const { connection, getByRole } = open('paused');
    fireEvent.click(getByRole('button', { name: 'Продолжить запись' }));
    expect(connection.calls.map((call) => call.name)).toContain('resumeRecording');
  });

  it('of the day is told beside that of the attempt', () => {
    expect(open('stream').getByText(/Запись аудитории: идёт/)).toBeTruthy();
    cleanup();
    expect(open('omitted').getByText(/Запись аудитории: выключена/)).toBeTruthy();
  });
});

describe('The wall', () => {
  it('shows the pictures of those who are here', () => {
    const { source } = open('running');
    expect(source('Участник', 'Камера')).not.toBeNull();
    expect(source('Собеседник', 'КИМ')).not.toBeNull();
  });

  it('blanks the picture of a participant whose connection is lost, whatever the last statistics say', () => {
    const { tile, source } = open('trouble');
    expect(source('Участник', 'Камера')).toBeNull();
    expect(tile('Участник').textContent).toMatch(/не\sподключён/);
  });

  it('blanks a picture whose stream stopped and says so in its row', () => {
    const { tile, source } = open('running', without('participant', 'camera'));
    expect(source('Участник', 'Камера')).toBeNull();
    expect(tile('Участник').querySelector('.stream-bad')?.textContent).toContain('нет потока');
  });

  it('raises no alarm over a КИМ window that nobody shows yet', () => {
    const { tile, source } = open('idle', without('interlocutor', 'screen'));
    expect(source('Собеседник', 'КИМ')).toBeNull();
    expect(tile('Собеседник').querySelector('.stream-bad')).toBeNull();
    expect(tile('Собеседник').textContent).toMatch(/не\sпоказывается/);
  });

  it('keeps places for the participant and the interlocutor, and for nobody else who is absent', () => {
    const { getAllByRole } = open('idle', () => []);
    expect(getAllByRole('article').map((one) => one.getAttribute('aria-label'))).toEqual(['Участник', 'Собеседник']);
  });

  it('tells of each line how far and how wide it is, and by which way it goes', () => {
    const { tile } = open('running');
    expect(tile('Участник').textContent).toMatch(/задержка\s48\sмс · линия\sпропускает\s240\sкбит\/с · через\sTURN/);
    expect(tile('Собеседник').textContent).toMatch(/пропускает\s2,4\sМбит\/с · UDP/);
  });

  it('calls a line weak when it costs its owner a picture, and says which', () => {
    const { tile } = open('running');
    expect(tile('Участник').textContent).toMatch(/Связь\sслабая.*не\sвидит: Собеседник, камера/);
    expect(tile('Собеседник').textContent).not.toMatch(/Связь\sслабая/);
  });

  it('does not call a line weak for a camera that its owner does not send', () => {
    const { tile } = open('running', (members) =>
      members.map((member) => ({ ...member, pictures: [{ slot: 'interlocutor/camera', picture: 'missing' }] })),
    );
    expect(tile('Участник').textContent).not.toMatch(/Связь\sслабая/);
  });

  it('says in words that a loss is high', () => {
    const { tile } = open('running');
    expect(tile('Участник').querySelector('.stream-bad')?.textContent).toMatch(/6,2\s%\s— много/);
  });
});

describe('Alarms', () => {
  it('count only what was not acknowledged, and are acknowledged by hand', () => {
    const { getByRole, connection } = open('running');
    expect(getByRole('heading', { name: 'Тревоги: 1' })).toBeTruthy();
    fireEvent.click(getByRole('button', { name: /^Принято/ }));
    expect(connection.calls.at(-1)).toMatchObject({ name: 'acknowledgeAlarm', args: ['al1'] });
  });

  it('moves one who waits to another auditorium that is open, and to no other', () => {
    const { connection, getAllByRole, getByRole, getAllByText } = open('running');
    fireEvent.click(getAllByRole('button', { name: /^Перевести…/ })[0] as HTMLElement);
    expect(getAllByText(/Аудитория 010[23]/)).toHaveLength(2);
    fireEvent.click(getByRole('button', { name: 'Перевести', hidden: true }));
    expect(connection.calls).toContainEqual({ name: 'moveTicket', args: ['p2', 2] });
  });

  it('tells what a failure will do before it is reported', () => {
    const { getByRole, getByText } = open('running');
    fireEvent.click(getByRole('button', { name: /Технический сбой|сбой/i }));
    expect(getByText(/Основание: .*п\.\s48/)).toBeTruthy();
  });
});
