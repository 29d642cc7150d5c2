import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { brokenOffDay, destroyedDay, dueDay, keptDay } from '../src/fixtures/retention';
import { RetentionOfDay } from '../src/pages/organizer/retention/RetentionOfDay';
import type { DayRetention } from '../src/protocol/retention';

/** Answers with one state after another, the last for ever, and remembers what was sent. */
function serve(...states: DayRetention[]): unknown[] {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (_path: string, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push(JSON.parse(String(init.body)));
    const state = states.length > 1 && init?.method !== 'POST' ? states.shift() : states[0];
    return Promise.resolve(new Response(JSON.stringify(state)));
  });
  return sent;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('retention', () => {
  it('says the date with its clause and offers nothing before it', async () => {
    serve(keptDay);
    render(<RetentionOfDay day={7} />);
    expect(await screen.findByText(/Срок хранения ещё не закончился/)).toBeTruthy();
    expect(screen.getAllByText(/разд\.\s7/).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Уничтожить материалы' })).toBeNull();
  });

  it('asks who destroys and sends their names', async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    HTMLDialogElement.prototype.close ??= () => {};
    const sent = serve(dueDay, destroyedDay);
    render(<RetentionOfDay day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Уничтожить материалы' }));
    const fields = ['Директор', 'Иванова А. А.', 'Учитель', 'Петров П. П.'];
    screen.getAllByRole('textbox', { hidden: true }).forEach((field, n) => {
      fireEvent.input(field, { target: { value: fields[n] } });
    });
    fireEvent.click(screen.getByRole('checkbox', { hidden: true }));
    fireEvent.submit(screen.getByRole('checkbox', { hidden: true }).closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toEqual([
        {
          commission: [
            { office: 'Директор', name: 'Иванова А. А.' },
            { office: 'Учитель', name: 'Петров П. П.' },
          ],
        },
      ]),
    );
    expect((await screen.findByRole('link', { name: /Акт/ })).getAttribute('href')).toBe('/api/exam-days/7/retention/act.pdf');
  });

  it('finishes what a crash broke off', async () => {
    const sent = serve(brokenOffDay, destroyedDay);
    render(<RetentionOfDay day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Довести/ }));
    await waitFor(() => expect(sent).toEqual([{ commission: [] }]));
    expect(await screen.findByRole('link', { name: /Акт/ })).toBeTruthy();
  });
});
