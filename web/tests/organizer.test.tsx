import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { days, faultyList, organizerSections, SectionSample } from '../src/fixtures/organizer';
import { nearestDay } from '../src/pages/organizer/days';
import { emptyEntry } from '../src/pages/organizer/participants/entry';
import { matches } from '../src/pages/organizer/participants/matches';
import { endOf } from '../src/pages/organizer/schedule/times';
import { chapters, sectionOf, sections } from '../src/pages/organizer/sections';
import { getAll, newKey, send } from '../src/protocol/api';

const rules = { 'color-contrast': { enabled: false }, 'html-has-lang': { enabled: false }, 'document-title': { enabled: false } };
let real: typeof fetch;
beforeEach(() => {
  real = globalThis.fetch;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = real;
});

describe('The organizer’s page', () => {
  it.each(organizerSections)('%s is drawn and axe finds nothing', async (section) => {
    const { container, findAllByRole } = render(<SectionSample section={section} />);
    await findAllByRole('table');
    expect(container.querySelectorAll('h1')).toHaveLength(1);
    const { violations } = await axe.run(container, { rules });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

  it('finds a participant among 120 and opens the card', async () => {
    const { findByRole, getByRole, getAllByRole, getByLabelText } = render(<SectionSample section="participants" />);
    const search = await findByRole('searchbox');
    expect(getAllByRole('row')).toHaveLength(121);
    fireEvent.input(search, { target: { value: '100016 орл' } });
    expect(getAllByRole('row')).toHaveLength(2);
    fireEvent.click(getByRole('button', { name: /Орлова/ }));
    expect((getByLabelText('Класс', { selector: 'dialog input' }) as HTMLInputElement).value).toBe('9А');
  });

  it('takes the decision of the commission for who refused his consent, and for nobody else', async () => {
    const { findByRole, getByRole, getByLabelText, queryByLabelText } = render(<SectionSample section="participants" />);
    fireEvent.input(await findByRole('searchbox'), { target: { value: '100016 орл' } });
    fireEvent.click(getByRole('button', { name: /Орлова/ }));
    const decision = /^Решение ГЭК об\sэкзамене без\sзаписи$/;
    expect(queryByLabelText(decision)).toBeNull();
    fireEvent.change(getByLabelText(/^Согласие на\sобработку/), { target: { value: 'refused' } });
    fireEvent.input(getByLabelText(decision), { target: { value: 'Протокол № 7 от 02.02.2026' } });
    let sent: { entry: { consent: string; noRecordingDecision: string } } | null = null;
    globalThis.fetch = (_, init) => {
      sent = JSON.parse(String(init?.body));
      return Promise.resolve(new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } }));
    };
    fireEvent.click(getByRole('button', { name: 'Сохранить', hidden: true }));
    await waitFor(() =>
      expect(sent?.entry).toMatchObject({ consent: 'refused', noRecordingDecision: 'Протокол № 7 от 02.02.2026' }),
    );
  });

  it('shows each fault of a list in its cell and offers nothing to write', async () => {
    const { findByRole, getByText, getByLabelText, queryByRole } = render(<SectionSample section="participants" />);
    fireEvent.click(await findByRole('button', { name: /Загрузить/ }));
    const file = getByLabelText(/^Файл/) as HTMLInputElement;
    Object.defineProperty(file, 'files', { value: [new File(['x'], 'список.csv')] });
    fireEvent.change(file);
    await waitFor(() => getByText('E17'));
    for (const fault of faultyList.faults) expect(getByText(fault.cell ?? '')).toBeTruthy();
    expect(queryByRole('button', { name: /Записать/ })).toBeNull();
  });
});

describe('Commissions and links', () => {
  it('name what the regulation still asks with its clause, and show a password once', async () => {
    const { findByText, findByRole, queryByText, getByText } = render(<SectionSample section="commissions" />);
    await findByText('Собеседник преподаёт в классе участников');
    await findByText(/001 прил\. 3/);
    fireEvent.click(await findByRole('button', { name: /Выдать пароль: Лебедев/ }));
    await findByText('k7mp-wq3x-h9ft-2vbn');
    fireEvent.click(getByText('Готово'));
    expect(queryByText('k7mp-wq3x-h9ft-2vbn')).toBeNull();
  });

  it('ask before a link that somebody has is replaced', async () => {
    const { findAllByRole, getByText } = render(<SectionSample section="links" />);
    fireEvent.click((await findAllByRole('button', { name: /Заменить ссылку/ }))[0] as HTMLElement);
    getByText(/прежние ссылки сразу перестанут открываться/);
  });
});

describe('Its parts', () => {
  it('knows a section by the address', () => {
    expect(sectionOf('#/schedule')).toBe('schedule');
    expect(sectionOf('#/nothing')).toBe('participants');
    expect(sectionOf('')).toBe('participants');
  });

  it('takes today’s exam day, else the next, else the last', () => {
    const at = (date: string) => ({ ...(days[0] as (typeof days)[number]), date });
    const three = [at('2026-02-11'), at('2026-03-11'), at('2026-04-20')];
    expect(nearestDay(three, new Date('2026-03-11T12:00:00'))?.date).toBe('2026-03-11');
    expect(nearestDay(three, new Date('2026-02-12T12:00:00'))?.date).toBe('2026-03-11');
    expect(nearestDay(three, new Date('2026-05-01T12:00:00'))?.date).toBe('2026-04-20');
    expect(nearestDay([], new Date())).toBeNull();
  });

  it('finds people by beginnings of names, ё as е, code and document', () => {
    const entry = {
      ...emptyEntry,
      familyName: 'Ёлкина-Берёзова',
      givenName: 'Софья',
      code: '0042',
      documentSeries: '4512',
      documentNumber: '100001',
    };
    for (const found of ['елк', 'береза'.slice(0, 5), 'Софья Ёлкина', '0042', '4512100001', ''])
      expect(matches(entry, found)).toBe(true);
    for (const other of ['кина', 'Софья Орлова', '9999']) expect(matches(entry, other)).toBe(false);
  });

  it('tells when an answer ends', () => {
    const row = { participant: 'p', name: '', class: '', auditorium: 1, auditoriumNumber: '0101', extraTime: false };
    expect(endOf({ ...row, at: '09:50:00', minutes: 21 })).toBe('10:11');
  });
});

describe('The API', () => {
  it('reads a list to its last page', async () => {
    const pages = [
      { items: [1, 2], next: 'a b' },
      { items: [3], next: null },
    ];
    const asked: string[] = [];
    globalThis.fetch = vi.fn((path: RequestInfo | URL) => {
      asked.push(String(path));
      return Promise.resolve(new Response(JSON.stringify(pages[asked.length - 1])));
    }) as typeof fetch;
    expect(await getAll<number>('/api/list')).toEqual({ ok: true, value: [1, 2, 3] });
    expect(asked).toEqual(['/api/list?limit=500', '/api/list?limit=500&cursor=a%20b']);
  });

  it('gives the refusal of the server, and words of its own when there is no link', async () => {
    const problem = { code: 'document-taken', title: 'Занято', detail: 'Проверьте', clause: null };
    globalThis.fetch = vi.fn(() => Promise.resolve(new Response(JSON.stringify(problem), { status: 409 }))) as typeof fetch;
    expect(await send('/api/x', { method: 'POST', body: {}, idempotencyKey: newKey() })).toEqual({ ok: false, problem });
    globalThis.fetch = vi.fn(() => Promise.reject(new TypeError('offline'))) as typeof fetch;
    expect(await send('/api/x', { method: 'POST' })).toMatchObject({ ok: false, problem: { code: 'no-link' } });
  });
});

describe('The navigation of the cabinet', () => {
  it('leads to every section once', () => {
    expect(Object.values(chapters).flat().sort()).toEqual(Object.keys(sections).sort());
  });
});
