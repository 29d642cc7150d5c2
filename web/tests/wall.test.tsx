import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { observerViews } from '../src/fixtures/observer';
import { SamplePage } from '../src/fixtures/SamplePage';
import { wallDesk, wallViews } from '../src/fixtures/wall';
import { WallPage } from '../src/pages/wall/WallPage';
import { WallDeskProvider } from '../src/pages/wall/wallDesk';
import { parseStills } from '../src/protocol/stills';
import type { WallView } from '../src/protocol/wall';
import { LiveWall } from '../src/protocol/wallFeed';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(state: string) {
  const desk = wallDesk(state);
  const page = render(
    <WallDeskProvider value={desk}>
      <WallPage />
    </WallDeskProvider>,
  );
  const tiles = () => [...page.container.querySelectorAll<HTMLButtonElement>('.tile')];
  return { ...page, desk, tiles, names: () => tiles().map((tile) => tile.querySelector('strong')?.textContent) };
}

describe('The wall', () => {
  it('shows every auditorium in the order of its number and says how many need somebody', () => {
    const { names, getByText } = open('troubled');
    expect(names()).toHaveLength(30);
    expect(names()).toEqual([...names()].sort());
    expect(getByText(/30\sаудиторий, 3\sтребуют внимания/)).toBeTruthy();
  });

  it('tells a trouble by a sign and in words, the grave ones by another edge', () => {
    const { tiles } = open('troubled');
    const lost = tiles()[8];
    expect(lost?.classList.contains('tile-grave')).toBe(true);
    expect(lost?.textContent).toMatch(/Участник пропал.*повторно/);
    expect(lost?.querySelector('.tile-trouble svg')).not.toBeNull();
    expect(tiles()[15]?.textContent).toMatch(/Плохой звук.*ещё 1.*Слабая связь/);
    expect(tiles()[22]?.classList.contains('tile-troubled')).toBe(true);
    expect(tiles()[0]?.className).toBe('tile');
  });

  it('shows only what is wrong when asked', () => {
    const { names, getByLabelText } = open('troubled');
    fireEvent.click(getByLabelText(/Только с\sтрудностями/));
    expect(names()).toEqual(['0109', '0206', '0303']);
  });

  it('keeps one tile in the order of Tab and goes on by arrows', () => {
    const { tiles } = open('troubled');
    expect(tiles().filter((tile) => tile.tabIndex === 0)).toHaveLength(1);
    tiles()[0]?.focus();
    fireEvent.keyDown(tiles()[0] as Element, { key: 'ArrowRight' });
    expect(document.activeElement?.id).toBe('tile-2');
    fireEvent.keyDown(tiles()[1] as Element, { key: 'End' });
    expect(document.activeElement?.id).toBe('tile-30');
    expect(tiles().filter((tile) => tile.tabIndex === 0)).toEqual([tiles()[29]]);
  });

  it('acknowledges an alarm in its own auditorium', () => {
    const { desk, getAllByRole } = open('troubled');
    const acknowledge = vi.spyOn(desk.calls, 'acknowledge');
    fireEvent.click(getAllByRole('button', { name: /^Принято 0109/ })[0] as Element);
    expect(acknowledge).toHaveBeenCalledWith(9, '41');
  });

  it('gives those who only look nothing to press but what they look at', () => {
    const { queryByRole, getByText } = open('look');
    expect(getByText('Только просмотр')).toBeTruthy();
    for (const name of [/Принято/, /Открыть все/, /Закрыть все/, /Сообщение/]) expect(queryByRole('button', { name })).toBeNull();
  });

  it('calls a station from its tile while nobody answers there; whoever only looks is not led where he may not go', () => {
    const { tiles, getByRole, queryByRole, getByText } = open('troubled');
    fireEvent.click(tiles()[3] as Element);
    expect(getByRole('link', { name: 'Позвонить' }).getAttribute('href')).toBe('/technician?auditorium=4&call');
    fireEvent.click(tiles()[0] as Element);
    expect(queryByRole('link', { name: 'Позвонить' })).toBeNull();
    expect(getByText(/в\sаудитории никто не\sотвечает/)).toBeTruthy();
    cleanup();
    const look = open('look');
    fireEvent.click(look.tiles()[3] as Element);
    expect(look.container.querySelector('a[href^="/technician"]')).toBeNull();
  });

  it('says how old a still is, and where to look when the browser shows none', () => {
    const notify: ((madeAt: number | null) => void)[] = [];
    const desk = wallDesk('troubled');
    desk.stills.show = (_, __, onChange) => {
      notify.push(onChange);
      return () => undefined;
    };
    const { container } = render(
      <WallDeskProvider value={desk}>
        <WallPage />
      </WallDeskProvider>,
    );
    act(() => notify[0]?.(performance.now() - 14_200));
    expect(container.querySelector('.tile-still-age')?.textContent).toMatch(/^Снимок 14\sс\sназад$/);
    act(() => notify[0]?.(null));
    expect(container.querySelector('.tile-still-age')).toBeNull();
    cleanup();
    const none = open('noStills');
    expect(none.tiles()[0]?.textContent).toMatch(/Этот браузер не\sпоказывает снимки/);
    expect(none.getByText(/откройте страницу аудитории/)).toBeTruthy();
  });

  it('says why there is nothing on a day without a schedule', () => {
    expect(open('empty').getByText(/На\sэтот день нет графика/)).toBeTruthy();
  });

  it('opens all auditoriums and names each that refused, with its reason', async () => {
    const { getByRole, findByText, getAllByRole } = open('before');
    fireEvent.click(getByRole('button', { name: 'Открыть все' }));
    fireEvent.click(getAllByRole('button', { name: 'Открыть все' })[1] as Element);
    expect(await findByText(/Сделано: 10\sаудиторий/)).toBeTruthy();
    expect((await findByText(/Аудитория 0102:/)).textContent).toMatch(/не\sхватит места/);
  });

  it('sends a ready phrase to the station that is looked at, once however often it is tried', async () => {
    const { desk, container, getByRole } = open('troubled');
    const write = vi.spyOn(desk.calls, 'write').mockResolvedValueOnce({
      ok: false,
      problem: { code: 'no-link', title: 'Сервер не отвечает', detail: 'Повторите.', clause: null },
    });
    fireEvent.click(container.querySelector('#tile-9') as Element);
    fireEvent.click(getByRole('button', { name: 'Написать' }));
    fireEvent.click(getByRole('button', { name: /Сейчас подойду/ }));
    fireEvent.submit(container.querySelector('form') as Element);
    await waitFor(() => expect(container.textContent).toMatch(/Сервер не\sотвечает/));
    fireEvent.submit(container.querySelector('form') as Element);
    await waitFor(() => expect(write).toHaveBeenCalledTimes(2));
    const [first, second] = write.mock.calls;
    expect(first?.[0]).toBe(second?.[0]);
    expect(second?.slice(1)).toEqual([expect.stringMatching(/Сейчас подойду/), [9]]);
  });
});

describe('The feed of the wall', () => {
  class FakeSource extends EventTarget {
    readyState = 1;
    close() {
      this.readyState = 2;
    }
    tell(view: WallView) {
      this.dispatchEvent(Object.assign(new Event('wall'), { data: JSON.stringify(view) }));
    }
    fail() {
      this.readyState = 2;
      this.dispatchEvent(new Event('error'));
    }
  }

  function listen() {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', { CLOSED: 2 });
    const sources: FakeSource[] = [];
    const feed = new LiveWall(3, () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    });
    return { feed, sources, stop: feed.start() };
  }

  it('takes a silence for a lost link and opens another one', () => {
    const { feed, sources, stop } = listen();
    sources[0]?.tell(wallViews.calm as WallView);
    expect(feed.link.value).toBe('open');
    vi.advanceTimersByTime(7_000);
    expect(feed.link.value).toBe('lost');
    expect(sources).toHaveLength(2);
    sources[0]?.tell({ ...(wallViews.calm as WallView), school: 'прежняя' });
    expect(feed.view.value?.school).not.toBe('прежняя');
    sources[1]?.tell(wallViews.calm as WallView);
    expect(feed.link.value).toBe('open');
    stop();
  });

  it('stops asking when the server says that the page is not for him', async () => {
    const { feed, sources, stop } = listen();
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify({ code: 'forbidden', title: 'Нет доступа', detail: '' }), { status: 403 })),
    );
    sources[0]?.fail();
    await vi.advanceTimersByTimeAsync(100);
    expect(feed.link.value).toBe('refused');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sources).toHaveLength(1);
    stop();
  });
});

describe('Stills', () => {
  const head = (auditorium: number, age: number, number: number, length: number) => {
    const view = new DataView(new ArrayBuffer(20));
    view.setInt32(0, auditorium, true);
    view.setInt32(4, age, true);
    view.setBigInt64(8, BigInt(number), true);
    view.setInt32(16, length, true);
    return new Uint8Array(view.buffer);
  };
  const bytes = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part])).buffer;

  it('are read one after the other; one that is gone has no frame', () => {
    const answer = bytes(head(7, 250, 1_770_000_000_123, 3), new Uint8Array([1, 2, 3]), head(8, -1, 0, 0));
    expect(parseStills(answer)).toEqual([
      { auditorium: 7, ageMs: 250, number: 1_770_000_000_123, frame: new Uint8Array([1, 2, 3]) },
      { auditorium: 8, ageMs: -1, number: 0, frame: null },
    ]);
  });

  it('that are cut off are left out', () => {
    expect(parseStills(bytes(head(7, 250, 5, 9), new Uint8Array([1, 2, 3])))).toEqual([]);
    expect(parseStills(new ArrayBuffer(19))).toEqual([]);
  });
});

describe('An observer', () => {
  it.each(Object.keys(observerViews))('%s: has nothing to press that changes anything', (state) => {
    const { queryAllByRole } = render(<SamplePage page="observer" state={state} />);
    expect(queryAllByRole('button').map((button) => button.textContent)).toEqual(['Памятка']);
  });

  it('sees no КИМ before the participant does, and is told when he will', () => {
    const { queryByLabelText, getByText } = render(<SamplePage page="observer" state="preparing" />);
    expect(queryByLabelText(/КИМ/)).toBeNull();
    expect(getByText(/КИМ появится, когда его увидит участник/)).toBeTruthy();
  });
});

describe('The station', () => {
  it('shows what the technician wrote until it is confirmed', () => {
    const { getByText, getByRole } = render(<SamplePage page="station" state="message" />);
    expect(getByText(/время этапа не\sпропадёт/, { selector: 'p' })).toBeTruthy();
    expect(getByRole('button', { name: /^Прочитано/ })).toBeTruthy();
  });
});
