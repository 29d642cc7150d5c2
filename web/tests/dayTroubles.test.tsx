import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noTroubles, poorAttempt, unansweredAlarm } from '../src/fixtures/troubles';
import { DayTroubles } from '../src/pages/organizer/DayTroubles';
import type { AuditoriumTroubles } from '../src/protocol/troubles';

let told: AuditoriumTroubles;
let sent: [string, unknown][];

beforeEach(() => {
  told = { alarms: [unansweredAlarm], decisions: [poorAttempt] };
  sent = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') {
      sent.push([path, init.body ? JSON.parse(String(init.body)) : null]);
      told = noTroubles;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    const rooms = [1, 2].map((id) => ({ id, number: `010${id}`, name: '' }));
    return Promise.resolve(
      path.startsWith('/api/schools/')
        ? new Response(JSON.stringify({ items: rooms, next: null }))
        : path === '/api/auditoriums/1/troubles'
          ? new Response(JSON.stringify(told))
          : new Response(JSON.stringify({ code: 'forbidden', title: 'Нет доступа' }), { status: 403 }),
    );
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('what needs the organizer', () => {
  it('names the room of an alarm and answers it', async () => {
    render(<DayTroubles school={1} />);
    await screen.findByText(/Аудитория.0101/, { selector: 'li > span' });
    fireEvent.click(screen.getByRole('button', { name: /Принято/ }));
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
    expect(sent).toEqual([[`/api/auditoriums/1/alarms/${unansweredAlarm.id}/acknowledgement`, null]]);
  });

  it('lets a poor recording stand', async () => {
    render(<DayTroubles school={1} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Запись подходит' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      `/api/attempts/${poorAttempt.id}/recording-decision`,
      { endEarly: false, reason: null, againToday: false },
    ]);
  });
});
