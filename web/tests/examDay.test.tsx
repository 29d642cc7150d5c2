import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { dayRuns, dayWatched } from '../src/fixtures/progress';
import { DayNow } from '../src/pages/organizer/day/DayNow';
import type { DayProgress } from '../src/protocol/progress';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The section over a server that tells this day; returns what was asked of it besides. */
function open(day: DayProgress) {
  const sent: { path: string; method: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (input: RequestInfo, init: RequestInit = {}) => {
    if (init.method && init.method !== 'GET') {
      sent.push({ path: String(input), method: init.method, body: init.body ? JSON.parse(String(init.body)) : null });
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(new Response(JSON.stringify(day), { headers: { 'content-type': 'application/json' } }));
  });
  return { sent, ...render(<DayNow day={7} />) };
}

it('moves one who waits to another open auditorium', async () => {
  const { sent, findByRole, findByText, getByRole } = open(dayRuns);
  fireEvent.change(await findByRole('combobox'), { target: { value: 'now' } });
  fireEvent.click(await findByRole('button', { name: /Перевести…/ }));
  fireEvent.submit(getByRole('button', { name: 'Перевести' }).closest('form') as HTMLFormElement);
  await findByText(/Переведён в\sдругую аудиторию: Ёлкина Софья/);
  const waiting = dayRuns.participants.find((one) => one.waits);
  const other = dayRuns.rooms.find((room) => room.open && room.id !== waiting?.auditorium);
  expect(sent).toEqual([
    {
      path: `/api/auditoriums/${waiting?.auditorium}/waiting/${waiting?.participant}/move`,
      method: 'POST',
      body: { auditorium: other?.id },
    },
  ]);
});

it('offers the head nothing to move and nothing to mark', async () => {
  const { findByRole, queryByRole } = open(dayWatched);
  fireEvent.change(await findByRole('combobox'), { target: { value: 'all' } });
  await waitFor(() => expect(queryByRole('row', { name: /Ёлкина/ })).not.toBeNull());
  expect(queryByRole('button', { name: /Перевести/ })).toBeNull();
  expect(queryByRole('button', { name: /Отметить/ })).toBeNull();
});
