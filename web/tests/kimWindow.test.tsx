import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kimViews, stationViews } from '../src/fixtures/station';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { KimCapture } from '../src/media/kimCapture';
import { findKimPort, type KimPort } from '../src/media/kimPort';
import { KimZoom } from '../src/media/kimZoom';
import { captureOwnWindow } from '../src/media/ownWindow';
import { ScreenShare } from '../src/media/screenShare';
import { KimPage } from '../src/pages/kim/KimPage';
import { StationPage } from '../src/pages/station/StationPage';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { KimView, StationView } from '../src/protocol/messages';
import { kimTexts } from '../src/texts/station';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A track as a browser would give it, which can be ended from outside. */
function capturedTrack(displaySurface: string | undefined, handle?: string) {
  const track = new EventTarget() as EventTarget & Record<string, unknown>;
  Object.assign(track, {
    contentHint: '',
    readyState: 'live',
    getSettings: () => ({ displaySurface }),
    stop: vi.fn(() => {
      track.readyState = 'ended';
    }),
  });
  if (handle !== undefined) track.getCaptureHandle = () => ({ handle });
  return track as unknown as MediaStreamTrack;
}

/** A browser that gives this track; one that knows preferCurrentTab reads it. */
function browser(track: MediaStreamTrack, knowsOwnTab = true) {
  const asked: DisplayMediaStreamOptions[] = [];
  const media = {
    getDisplayMedia: (options: DisplayMediaStreamOptions & { preferCurrentTab?: boolean }) => {
      asked.push(options);
      if (knowsOwnTab) void options.preferCurrentTab;
      return Promise.resolve({ getVideoTracks: () => [track] });
    },
  } as unknown as MediaDevices;
  return { media, asked };
}

describe('The picture of the own window', () => {
  it('is asked for as this very tab, without sound and with few frames', async () => {
    const track = capturedTrack('browser', 'itog-kim');
    const { media, asked } = browser(track);
    expect(await captureOwnWindow(media)).toBe(track);
    expect(asked[0]).toMatchObject({
      preferCurrentTab: true,
      selfBrowserSurface: 'include',
      audio: false,
      video: { frameRate: { max: 10 } },
    });
    expect(track.contentHint).toBe('text');
    expect(track.stop).not.toHaveBeenCalled();
  });

  it.each([
    ['another tab', 'browser', 'someone-else', true],
    ['a window of the desktop', 'window', undefined, true],
    ['the whole screen', 'monitor', undefined, true],
    ['the whole screen of Firefox', 'monitor', undefined, false],
  ])('is not %s: the track is stopped at once', async (_, surface, handle, knowsOwnTab) => {
    const track = capturedTrack(surface, handle);
    await expect(captureOwnWindow(browser(track, knowsOwnTab).media)).rejects.toMatchObject({ trouble: 'wrongSurface' });
    expect(track.stop).toHaveBeenCalled();
  });

  it('may be a window of the desktop where a tab cannot offer itself', async () => {
    const track = capturedTrack('window');
    expect(await captureOwnWindow(browser(track, false).media)).toBe(track);
  });

  it.each([
    ['NotAllowedError', 'refused'],
    ['NotSupportedError', 'unsupported'],
    ['NotReadableError', 'failed'],
  ])('tells %s apart', async (name, trouble) => {
    const media = { getDisplayMedia: () => Promise.reject(new DOMException('', name)) } as unknown as MediaDevices;
    await expect(captureOwnWindow(media)).rejects.toMatchObject({ trouble });
  });
});

function openKim(media: MediaDevices | undefined, port: KimPort | null, state = 'text') {
  let current = port;
  const capture = new KimCapture(media, () => current);
  const zoom = new KimZoom();
  const view = kimViews[state] as KimView;
  const page = render(
    <KimPage
      connection={new FakeConnection<KimView>(view)}
      room={new FakeRoom()}
      media={new LocalMedia(undefined)}
      screen={new ScreenShare()}
      view={view}
      capture={capture}
      zoom={zoom}
    />,
  );
  return { ...page, capture, zoom, holdBy: (next: KimPort | null) => (current = next) };
}

const shareButton = { name: /Показать это окно/ };

describe('The КИМ window', () => {
  it('shows one button, and after it nothing but the card', async () => {
    const station = new ScreenShare();
    const track = capturedTrack('browser', 'itog-kim');
    const { getByRole, queryByRole, container } = openKim(browser(track).media, station);
    expect(station.window.value).toBe('open');
    expect(container.querySelector('.kim')).toBeNull();
    fireEvent.click(getByRole('button', shareButton));
    await waitFor(() => expect(container.querySelector('.kim')).not.toBeNull());
    expect(queryByRole('button')).toBeNull();
    expect(station.track.value).toBe(track);
  });

  it('makes the card larger and smaller by keys, and fits it again, without a button in the picture', async () => {
    const { getByRole, queryByRole, container, zoom } = openKim(browser(capturedTrack('browser')).media, new ScreenShare());
    fireEvent.click(getByRole('button', shareButton));
    await waitFor(() => expect(container.querySelector('.kim')).not.toBeNull());
    fireEvent.keyDown(document.body, { key: '+' });
    fireEvent.keyDown(document.body, { key: '=' });
    expect(zoom.factor.value).toBeCloseTo(1.3225);
    fireEvent.keyDown(document.body, { key: '-' });
    fireEvent.keyDown(document.body, { key: '-' });
    expect(zoom.factor.value).toBe(1);
    fireEvent.keyDown(document.body, { key: '-' });
    fireEvent.keyDown(document.body, { key: '0' });
    expect(zoom.factor.value).toBe(1);
    expect(queryByRole('button')).toBeNull();
  });

  it('is made larger from the station, which knows the size again after a reload', () => {
    const zoom = new KimZoom();
    const kim = { closed: false, focus: () => undefined, itogKimZoom: zoom } as unknown as Window;
    const station = new ScreenShare(() => kim);
    station.open('/kim');
    station.resize('larger');
    expect(zoom.factor.value).toBeCloseTo(1.15);
    const reloaded = new ScreenShare();
    reloaded.report(kim, null);
    expect(reloaded.zoom.value).toBeCloseTo(1.15);
  });

  it('hides the button before the first frame can be taken', () => {
    const media = { getDisplayMedia: () => new Promise(() => undefined) } as unknown as MediaDevices;
    const { getByRole, queryByRole } = openKim(media, new ScreenShare());
    fireEvent.click(getByRole('button', shareButton));
    expect(queryByRole('button')).toBeNull();
  });

  it('explains a wrong choice and keeps the button', async () => {
    const station = new ScreenShare();
    const { getByRole, findByRole } = openKim(browser(capturedTrack('monitor')).media, station);
    fireEvent.click(getByRole('button', shareButton));
    expect((await findByRole('alert')).textContent).toBe(kimTexts.share.troubles.wrongSurface);
    expect(getByRole('button', shareButton)).toBeTruthy();
    expect(station.track.value).toBeNull();
  });

  it('tells the station when the browser ended the sharing, and offers it again', async () => {
    const station = new ScreenShare();
    const track = capturedTrack('browser');
    const { getByRole, findByRole } = openKim(browser(track).media, station);
    fireEvent.click(getByRole('button', shareButton));
    await waitFor(() => expect(station.track.value).toBe(track));
    track.stop();
    track.dispatchEvent(new Event('ended'));
    expect(station.track.value).toBeNull();
    expect(await findByRole('heading', { name: kimTexts.share.titles.ended.replaceAll('\u00a0', ' ') })).toBeTruthy();
    expect(getByRole('button', shareButton)).toBeTruthy();
  });

  it('is closed by a station that gives up: shared from there once more, nobody would see it', () => {
    const close = vi.fn();
    const track = capturedTrack('browser');
    const station = new ScreenShare(() => null);
    station.report({ closed: false, close } as unknown as Window, track);
    const stop = vi.spyOn(track, 'stop');
    station.stop();
    expect(stop).toHaveBeenCalled();
    expect(close).toHaveBeenCalledOnce();
    expect(station.track.value).toBeNull();
    expect(station.window.value).toBe('closed');
  });

  it('tells the station when it is closed or reloaded', async () => {
    const station = new ScreenShare();
    const track = capturedTrack('browser');
    const { getByRole } = openKim(browser(track).media, station);
    fireEvent.click(getByRole('button', shareButton));
    await waitFor(() => expect(station.track.value).toBe(track));
    dispatchEvent(new Event('pagehide'));
    expect(station.track.value).toBeNull();
    expect(station.window.value).toBe('closed');
  });

  it('gives its picture to the station again after the station was reloaded', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const track = capturedTrack('browser');
    const { getByRole, capture, holdBy } = openKim(browser(track).media, new ScreenShare());
    fireEvent.click(getByRole('button', shareButton));
    await vi.waitFor(() => expect(capture.state.value).toBe('shared'));
    holdBy(null);
    vi.advanceTimersByTime(3_000);
    const reloaded = new ScreenShare();
    holdBy(reloaded);
    vi.advanceTimersByTime(1_000);
    expect(reloaded.track.value).toBe(track);
    expect(track.stop).not.toHaveBeenCalled();
  });

  it('stops the picture when the station stays away', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const track = capturedTrack('browser');
    const { getByRole, capture, holdBy } = openKim(browser(track).media, new ScreenShare());
    fireEvent.click(getByRole('button', shareButton));
    await vi.waitFor(() => expect(capture.state.value).toBe('shared'));
    holdBy(null);
    vi.advanceTimersByTime(20_000);
    expect(track.stop).toHaveBeenCalled();
    expect(capture.state.value).toBe('alone');
  });

  it('says what to do when it was opened by hand', () => {
    const { getByRole, queryByRole } = openKim(undefined, null);
    expect(getByRole('heading').textContent).toBe(kimTexts.share.titles.alone);
    expect(queryByRole('button')).toBeNull();
  });

  it.each(['ready', 'asking', 'ended', 'alone'] as const)('has no axe violations when %s', async (state) => {
    const { container, capture } = openKim(undefined, state === 'alone' ? null : new ScreenShare());
    capture.state.value = state;
    capture.trouble.value = 'wrongSurface';
    await waitFor(() => expect(container.querySelector('h1')?.textContent).toBe(kimTexts.share.titles[state]));
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });
});

describe('The port of the station', () => {
  it('is not there when the opener was closed or belongs to somebody else', () => {
    expect(findKimPort(null)).toBeNull();
    expect(findKimPort({ closed: true, itogKimPort: new ScreenShare() } as unknown as Window)).toBeNull();
    const foreign = {
      closed: false,
      get itogKimPort(): KimPort {
        throw new DOMException('', 'SecurityError');
      },
    };
    expect(findKimPort(foreign as unknown as Window)).toBeNull();
  });
});

describe('The steps to the КИМ on the station', () => {
  function openStation(state: string, screen: ScreenShare) {
    const view = stationViews[state] as StationView;
    const connection = new FakeConnection<StationView>(view);
    const page = render(
      <StationPage connection={connection} room={new FakeRoom()} media={new LocalMedia(undefined)} screen={screen} view={view} />,
    );
    return { ...page, connection };
  }

  it('lead from the window to the sharing to the opening', async () => {
    const screen = new ScreenShare(() => ({ closed: false, focus: () => undefined }) as unknown as Window);
    const { getByRole, getByText, findByText } = openStation('prepared', screen);
    expect(getByText(/Откройте отдельное окно/)).toBeTruthy();
    fireEvent.click(getByRole('button', { name: /Открыть окно/ }));
    expect(await findByText(/В\sокне КИМ нажмите/)).toBeTruthy();
    screen.report(window, capturedTrack('browser'));
    expect(await findByText(/Откройте задание/)).toBeTruthy();
    expect((getByRole('button', { name: 'Открыть КИМ' }) as HTMLButtonElement).disabled).toBe(false);
  });

  it('brings an open window to the front: opened anew it would lose its picture', () => {
    const focus = vi.fn();
    const open = vi.fn(() => ({ closed: false, focus }) as unknown as Window);
    const screen = new ScreenShare(open);
    screen.open('/kim');
    screen.open('/kim');
    expect(open).toHaveBeenCalledTimes(1);
    expect(focus).toHaveBeenCalledTimes(1);
  });

  it('say that the browser did not open the window', async () => {
    const { getByRole, findByText } = openStation('prepared', new ScreenShare(() => null));
    fireEvent.click(getByRole('button', { name: /Открыть окно/ }));
    expect(await findByText(/Разрешите всплывающие окна/)).toBeTruthy();
  });

  it('come back with an alarm when the window was closed during the answer', async () => {
    const screen = new ScreenShare();
    screen.report(window, capturedTrack('browser'));
    const { connection, findByText, queryByText } = openStation('reading', screen);
    expect(queryByText(/Показ прекратился/)).toBeNull();
    screen.left(window);
    expect(await findByText(/Окно КИМ закрыто/)).toBeTruthy();
    await waitFor(() =>
      expect(connection.calls.filter((call) => call.name === 'screenShared')).toEqual([{ name: 'screenShared', args: [false] }]),
    );
  });
});
