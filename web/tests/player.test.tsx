import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleRecordings } from '../src/fixtures/listening';
import { evenGain, heights, readLevels } from '../src/parts/player/levels';
import { RecordingPlayer } from '../src/parts/player/RecordingPlayer';
import { RecordingSource } from '../src/parts/player/recordingSource';
import { follow, step } from '../src/parts/player/step';

afterEach(cleanup);

async function open(props: { onMark?: (seconds: number) => void; seekTo?: number | null } = {}, state = 'doubtful') {
  const page = render(
    <RecordingSource.Provider value={sampleRecordings(state)}>
      <RecordingPlayer attemptId="at0" {...props} />
    </RecordingSource.Provider>,
  );
  await page.findByRole('region', { name: 'Запись собеседования' });
  // Effects of what came with the data run after the next frame.
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return { ...page, audio: page.container.querySelector('audio') as HTMLAudioElement };
}

describe('The keys of a player', () => {
  it('jump to the answer of a task', async () => {
    const { audio, getByRole } = await open();
    fireEvent.keyDown(document.body, { key: '3' });
    expect(audio.currentTime).toBe(640);
    expect(getByRole('button', { name: /Задание\s3/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('work while a button of the player has the focus', async () => {
    const { audio, getByRole } = await open();
    fireEvent.keyDown(getByRole('button', { name: 'Слушать' }), { key: '2' });
    expect(audio.currentTime).toBe(415);
  });

  it('go five seconds back and forth, and not before the beginning', async () => {
    const { audio } = await open();
    fireEvent.keyDown(document.body, { key: '1' });
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    expect(audio.currentTime).toBe(193);
    for (let i = 0; i < 50; i++) fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(audio.currentTime).toBe(0);
  });

  it('change the speed between three quarters and one and a half', async () => {
    const { audio } = await open();
    for (let i = 0; i < 5; i++) fireEvent.keyDown(document.body, { key: '+' });
    expect(audio.playbackRate).toBe(1.5);
    for (let i = 0; i < 9; i++) fireEvent.keyDown(document.body, { key: '-' });
    expect(audio.playbackRate).toBe(0.75);
  });

  it('note the moment for whoever takes notes', async () => {
    const onMark = vi.fn();
    await open({ onMark });
    fireEvent.keyDown(document.body, { key: '4' });
    fireEvent.keyDown(document.body, { key: 'ь' });
    expect(onMark).toHaveBeenCalledWith(772);
  });
});

describe('A player', () => {
  it('goes where a note points', async () => {
    const { audio } = await open({ seekTo: 700 });
    expect(audio.currentTime).toBe(700);
  });

  it('tells where sound is missing and why, and jumps there', async () => {
    const { audio, getByText, getByRole } = await open();
    expect(getByText(/Участник: 12,4\sс — связи не\sбыло/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: '7:31', hidden: true }));
    expect(audio.currentTime).toBeCloseTo(449.2);
  });

  it('covers a picture that did not come with the reason, and only as long', async () => {
    const { getByText, queryByText } = await open({}, 'pictures');
    const camera = /Изображения нет: потери в\sсети/;
    expect(getByText(camera)).toBeTruthy();
    expect(getByText(/Изображение начнётся на\s\d+:\d\d/)).toBeTruthy();
    fireEvent.keyDown(document.body, { key: '1' });
    await waitFor(() => expect(queryByText(camera)).toBeNull());
  });

  it('says why there is nothing to listen to, with the clause', async () => {
    const page = render(
      <RecordingSource.Provider value={sampleRecordings('refused')}>
        <RecordingPlayer attemptId="at0" />
      </RecordingSource.Provider>,
    );
    await waitFor(() => expect(page.getByText('Запись уже прослушана')).toBeTruthy());
    expect(page.getByText(/004 §5\.7/)).toBeTruthy();
  });
});

describe('Levels', () => {
  const file = new Uint8Array(
    [...'itoglev1'].map((c) => c.charCodeAt(0)).concat(0xc0, 0x12, 0, 0, 2, 0, 0, 0, 12, 40, 121, 180, 240, 240, 0, 0),
  );

  it('are read as the server writes them', () => {
    const levels = readLevels(file.buffer);
    expect(levels?.windowSeconds).toBe(0.1);
    expect([...(levels?.participant.peaks ?? [])]).toEqual([12, 240]);
    expect([...(levels?.interlocutor.loudness ?? [])]).toEqual([180, 0]);
  });

  it('of something else are none', () => {
    expect(readLevels(new ArrayBuffer(8))).toBeNull();
    expect(readLevels(new TextEncoder().encode('{"levels": "of something else"}').buffer as ArrayBuffer)).toBeNull();
  });

  it('raise a quiet voice, lower a loud one, leave silence alone', () => {
    const channel = (level: number) => ({ peaks: new Uint8Array(9), loudness: new Uint8Array(9).fill(level) });
    expect(evenGain(channel(60))).toBe(10);
    expect(evenGain(channel(20))).toBe(-10);
    expect(evenGain(channel(240))).toBe(0);
  });

  it('are drawn by the loudest window of a column', () => {
    expect(heights({ peaks: Uint8Array.from([120, 0, 240, 60]), loudness: new Uint8Array(4) }, 2)).toEqual([1, 0.5]);
  });
});

describe('A picture beside its sound', () => {
  it('keeps the speed of the sound when they are together', () => {
    expect(step(0.004, 1.5)).toEqual({ kind: 'rate', rate: 1.5 });
  });

  it('is held when ahead and hurried when behind', () => {
    expect(step(0.05, 1)).toEqual({ kind: 'rate', rate: 0.85 });
    expect(step(-0.4, 1.5)).toEqual({ kind: 'rate', rate: 1.875 });
  });

  it('is set anew when it is far away', () => {
    expect(step(-0.6, 1)).toEqual({ kind: 'seek' });
  });

  it.each([
    [false, 1, 8.75],
    [false, 1.5, 8.625],
    [true, 1, 9],
  ])('shows what is heard, not what is on its way to the ear (paused %s, speed %s)', (paused, playbackRate, shown) => {
    vi.useFakeTimers();
    const sound = { currentTime: 10, paused, playbackRate, seeking: false, readyState: 4, addEventListener: vi.fn() };
    const picture = {
      currentTime: 0,
      duration: 60,
      seeking: false,
      dataset: {},
      pause: vi.fn(),
      play: vi.fn(),
      addEventListener: vi.fn(),
    };
    follow(sound as unknown as HTMLMediaElement, picture as unknown as HTMLVideoElement, 1, () => 0.25);
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
    expect(picture.currentTime).toBe(shown);
  });
});
