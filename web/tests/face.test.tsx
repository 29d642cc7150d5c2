import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { participantViews } from '../src/fixtures/participant';
import { FakeRoom } from '../src/media/fakeRoom';
import { Face } from '../src/parts/Face';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { ParticipantView, SlotPicture } from '../src/protocol/messages';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('A face', () => {
  function open(picture: SlotPicture | null) {
    const connection = new FakeConnection<ParticipantView>(participantViews.exam as ParticipantView);
    if (picture) connection.pictures.value = [{ slot: 'interlocutor/camera', picture }];
    const room = new FakeRoom();
    room.streams.value = { 'interlocutor/camera': new MediaStream() };
    const page = render(<Face slot="interlocutor/camera" label="Собеседник" room={room} connection={connection} />);
    const video = page.container.querySelector('video') as HTMLVideoElement;
    Object.defineProperties(video, { videoWidth: { value: 640 }, videoHeight: { value: 480 } });
    const play = () => video.dispatchEvent(new Event('playing'));
    const words = () => page.container.querySelector('.picture-hidden')?.textContent ?? null;
    return { connection, play, words };
  }

  it('is covered with words as soon as the server takes it away, and free as soon as it is back', async () => {
    const { connection, play, words } = open(null);
    play();
    expect(words()).toBeNull();
    connection.pictures.value = [{ slot: 'interlocutor/camera', picture: 'paused' }];
    await vi.waitFor(() => expect(words()).toMatch(/Связь\sслабая/));
    connection.pictures.value = [];
    await vi.waitFor(() => expect(words()).toBeNull());
  });

  it('whose camera is not sent is not blamed on the line of who looks', async () => {
    const { play, words } = open('missing');
    play();
    await vi.waitFor(() => expect(words()).toMatch(/пока\sне\sприходит/));
  });

  it('that is merely small is seen', async () => {
    const { play, words } = open('small');
    play();
    await Promise.resolve();
    expect(words()).toBeNull();
  });

  it('that stands still without a word of the server is left as it is', () => {
    vi.useFakeTimers();
    const { play, words } = open(null);
    play();
    vi.advanceTimersByTime(60_000);
    expect(words()).toBeNull();
  });
});
