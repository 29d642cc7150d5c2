import { cleanup, fireEvent, render, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wallDesk } from '../src/fixtures/wall';
import { TestsDialog } from '../src/pages/wall/TestsDialog';
import { adviceFor, adviceOf } from '../src/pages/wall/testAdvice';
import { WallDeskProvider } from '../src/pages/wall/wallDesk';
import type { KeptTest } from '../src/protocol/readiness';

afterEach(cleanup);

function open(state: string, mayAct = true) {
  const desk = wallDesk(state);
  const dialog = render(
    <WallDeskProvider value={desk}>
      <TestsDialog mayAct={mayAct} onClose={() => undefined} />
    </WallDeskProvider>,
  );
  return { ...dialog, desk };
}

describe('What a test leaves to be done', () => {
  const call = (grade: KeptTest['grade']) => ({ grade }) as KeptTest;

  it('is told by what was seen last: the check of today before the test call', () => {
    expect(adviceFor({ passed: true, call: null })).toBe('nothing');
    expect(adviceFor({ passed: false, call: call('ready') })).toBe('today');
    expect(adviceFor({ passed: null, call: call('ready') })).toBe('nothing');
    expect(adviceFor({ passed: null, call: null })).toBe('none');
  });

  it('is nothing, better mended, or to be mended by the verdict', () => {
    expect([null, call('notReady'), call('doubtful'), call('ready')].map(adviceOf)).toEqual([
      'none',
      'mend',
      'improve',
      'nothing',
    ]);
  });
});

describe('The test calls on the wall', () => {
  it('show those who need somebody, with the fault, the phone and what to do; all when asked', async () => {
    const { findByRole, getByLabelText, getByRole } = open('tests');
    const people = await findByRole('table', { name: 'Участники' });
    const bodies = () => within(getByRole('table', { name: 'Участники' })).getAllByRole('row').length - 1;
    const needing = bodies();
    expect(people.textContent).toMatch(/не\sготов.*не\sработает микрофон/);
    expect(people.textContent).toMatch(/Напомните о\sпробном звонке/);
    expect(people.querySelector('a[href^="tel:+7900"]')).not.toBeNull();
    expect(people.textContent).toMatch(/Телефона в\sсписке нет/);
    fireEvent.click(getByLabelText(/Показать всех/));
    expect(bodies()).toBe(24);
    expect(needing).toBeLessThan(24);
  });

  it('name the stations that nobody has tested', async () => {
    const { findByRole } = open('tests');
    const stations = await findByRole('table', { name: /Станции/ });
    expect(within(stations).getAllByRole('row')).toHaveLength(3);
    expect(stations.textContent).toMatch(/0104.*не\sбыло/);
  });

  it('say plainly that all is well', async () => {
    const { findByText, queryByRole } = open('testsWell');
    expect(await findByText(/Все проверили связь/)).toBeTruthy();
    expect(queryByRole('table')).toBeNull();
    expect(queryByRole('button', { name: /Напомнить/ })).toBeNull();
  });

  it('let the technician remind those who need it, and nobody who only looks', async () => {
    const { desk, findByRole, findByText } = open('tests');
    const remind = vi.spyOn(desk.calls, 'remind');
    fireEvent.click(await findByRole('button', { name: /Напомнить письмом: 9/ }));
    expect(await findByText(/поставлены в\sочередь: 6/)).toBeTruthy();
    expect(remind).toHaveBeenCalledWith(1);
    cleanup();
    const look = open('tests', false);
    await look.findByRole('table', { name: 'Участники' });
    expect(look.queryByRole('button', { name: /Напомнить/ })).toBeNull();
  });
});
