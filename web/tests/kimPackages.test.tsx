import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Kim } from '../src/pages/organizer/kim/Kim';
import { Materials } from '../src/pages/technician/Materials';
import type { KimDay } from '../src/protocol/kim';
import type { ExamDay, School } from '../src/protocol/school';

const day: ExamDay = { id: 7, date: '2026-02-11', regulationId: 'ru-2026', startTime: '09:00:00', kind: 'exam' };
const school: School = {
  id: 3,
  code: '990001',
  name: 'Школа',
  municipalityCode: '990',
  region: '99',
  timeZone: 'Europe/Moscow',
  helpPhone: null,
  roles: ['organizer'],
};
const sealed: KimDay = {
  opensAt: '2026-02-11T04:30:00Z',
  mayOpen: false,
  clause: 'Рекомендации, п. 5.1',
  packages: [
    {
      id: 5,
      fileName: 'kim.zip',
      size: 2_097_152,
      sha256: 'ab',
      numbers: [101, 102],
      way: 'portal',
      receivedAt: '2026-02-10T10:00:00Z',
      receivedBy: 'Техник',
      openedAt: null,
      withdrawnAt: null,
    },
  ],
  variants: [],
};

const answers: Record<string, () => Response> = {};
const asked: { path: string; init: RequestInit | undefined }[] = [];

beforeEach(() => {
  asked.length = 0;
  answers['/api/schools/3/days/7/kim'] = () => Response.json(sealed);
  answers['/api/schools/3/days/7/kim/shown'] = () => Response.json([]);
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push({ path, init });
    return answers[path.split('?')[0] ?? '']?.() ?? new Response(null, { status: 404 });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () => render(<Kim school={school} days={[day]} day={day} />);

describe('The section of exam materials', () => {
  it('tells from when a package may be opened and why', async () => {
    const { findByText } = open();
    expect(await findByText(/Пакет можно открыть с/)).toBeTruthy();
    expect(await findByText(/Рекомендации/)).toBeTruthy();
    expect(await findByText(/варианты 101, 102/)).toBeTruthy();
  });

  it('sends the chosen file as it is, with a key against sending it twice', async () => {
    answers['/api/schools/3/days/7/kim/packages'] = () =>
      Response.json({ ...sealed.packages[0], fileName: 'резерв.zip' }, { status: 201 });
    const { findByLabelText, getByLabelText, getByRole, findByText } = open();
    const file = new File([new Uint8Array([80, 75])], 'резерв.zip');
    fireEvent.change(await findByLabelText('Файл пакета'), { target: { files: [file] } });
    fireEvent.click(getByLabelText(/По электронной почте/));
    fireEvent.click(getByRole('button', { name: 'Загрузить' }));
    expect(await findByText(/Пакет «резерв.zip» загружен/)).toBeTruthy();
    const sent = asked.find((one) => one.init?.method === 'POST');
    expect(sent?.path).toContain('way=email');
    expect(sent?.path).toContain(encodeURIComponent('резерв.zip'));
    expect(sent?.init?.body).toBe(file);
    expect(sent?.init?.headers).toHaveProperty('idempotency-key');
  });

  it('shows why the password was refused and keeps it to be mended', async () => {
    answers['/api/schools/3/days/7/kim/packages/5/open'] = () =>
      Response.json(
        { code: 'kim-sealed', title: 'КИМ ещё запечатан', detail: 'Осталось 1 ч 12 мин.', clause: '004 §5.1' },
        { status: 422 },
      );
    const { findByLabelText, getByRole, findByText } = open();
    const password = (await findByLabelText('Пароль')) as HTMLInputElement;
    fireEvent.input(password, { target: { value: 'семь' } });
    fireEvent.click(getByRole('button', { name: 'Открыть пакет' }));
    expect(await findByText('КИМ ещё запечатан')).toBeTruthy();
    expect(await findByText(/Осталось/)).toBeTruthy();
    expect(password.value).toBe('семь');
  });

  it('shows to whom a variant was shown and when', async () => {
    answers['/api/schools/3/days/7/kim/shown'] = () =>
      Response.json([
        {
          attemptId: 'a1',
          participant: 'Орлова Анна',
          class: '9А',
          auditorium: '0101',
          attemptNumber: 1,
          variant: 102,
          openedAt: '2026-02-11T06:05:00Z',
          shownAt: null,
        },
      ]);
    const { findByText } = open();
    expect(await findByText('Орлова Анна')).toBeTruthy();
    expect(await findByText(/не.увиден/)).toBeTruthy();
  });

  it('is at hand on the technician’s desk', async () => {
    answers['/api/schools'] = () => Response.json([{ ...school, roles: ['technician'] }]);
    answers['/api/schools/3/days'] = () => Response.json([day]);
    const { getByRole, findByText, queryByText } = render(<Materials school="Школа" />);
    fireEvent.click(getByRole('button', { name: /Загрузить и.открыть/ }));
    expect(await findByText(/варианты 101, 102/)).toBeTruthy();
    expect(queryByText('Кому что показано')).toBeNull();
  });

  it('leaves the packages to those who receive them: the head sees only what was shown', async () => {
    const { findByText, queryByText } = render(<Kim school={{ ...school, roles: ['schoolHead'] }} days={[day]} day={day} />);
    expect(await findByText(/Сегодня ещё ничего не показывали/)).toBeTruthy();
    await waitFor(() => expect(asked.map((one) => one.path)).toEqual(['/api/schools/3/days/7/kim/shown']));
    expect(queryByText('Загрузить пакет')).toBeNull();
  });
});
