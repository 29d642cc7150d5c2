import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closedDay, dayPapers, openDay, readyDay } from '../src/fixtures/closing';
import { ClosingDay } from '../src/pages/organizer/closing/ClosingDay';
import { DayForms } from '../src/pages/organizer/papers/DayForms';

type Answer = { status?: number; body: unknown };

/** Answers calls by method and path, and remembers them. */
function serve(answers: Record<string, Answer[]>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const call = `${init?.method ?? 'GET'} ${path}`;
    asked.push(call);
    const queue = answers[call] ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    return Promise.resolve(
      new Response(answer?.body === undefined ? null : JSON.stringify(answer.body), { status: answer?.status ?? 200 }),
    );
  });
  return asked;
}

const organizer = { roles: ['organizer' as const] };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('closing', () => {
  it('says what is missing, leads to the place, and keeps the button shut', async () => {
    serve({ 'GET /api/exam-days/7/closing': [{ body: openDay }] });
    render(<ClosingDay day={7} school={organizer} />);
    const mend = await screen.findByRole('link', { name: /Исправить: Беляев/ });
    expect(mend.getAttribute('href')).toBe('/expert?auditorium=1');
    expect(screen.getByText(/Республике Марий Эл, п\.\s17\.3/)).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Закрыть экзамен' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('lets only the head open a closed day again, with a reason', async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    HTMLDialogElement.prototype.close ??= () => {};
    const asked = serve({
      'GET /api/exam-days/7/closing': [{ body: closedDay }],
      'POST /api/exam-days/7/closing/reopening': [{ body: readyDay }],
    });
    const { unmount } = render(<ClosingDay day={7} school={organizer} />);
    await screen.findByText('Экзамен закрыт');
    expect(screen.queryByRole('button', { name: 'Открыть снова' })).toBeNull();
    unmount();
    render(<ClosingDay day={7} school={{ roles: ['schoolHead'] }} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Открыть снова' }));
    fireEvent.submit(screen.getByRole('textbox', { hidden: true }).closest('form') as HTMLFormElement);
    await screen.findByText('Всё готово к закрытию');
    expect(asked).toContain('POST /api/exam-days/7/closing/reopening');
  });

  it('leaves the mark of absence to the organizer', async () => {
    serve({ 'GET /api/exam-days/7/closing': [{ body: openDay }] });
    render(<ClosingDay day={7} school={{ roles: ['schoolHead'] }} />);
    await screen.findAllByText(/Неявку отмечает ответственный\sорганизатор/);
    expect(screen.queryByRole('button', { name: /Отметить неявку/ })).toBeNull();
  });

  it('marks who did not come and reads the list again', async () => {
    const asked = serve({
      'GET /api/exam-days/7/closing': [{ body: openDay }, { body: readyDay }],
      'PUT /api/exam-days/7/absences/p1': [{ status: 200, body: null }],
    });
    render(<ClosingDay day={7} school={organizer} />);
    fireEvent.click(await screen.findByRole('button', { name: /Отметить неявку: Орлова/ }));
    await screen.findByText('Всё готово к закрытию');
    expect(asked).toContain('PUT /api/exam-days/7/absences/p1');
  });

  it('closes after one more question and offers the package', async () => {
    const asked = serve({
      'GET /api/exam-days/7/closing': [{ body: readyDay }],
      'POST /api/exam-days/7/closing': [{ body: closedDay }],
    });
    HTMLDialogElement.prototype.showModal = () => {};
    render(<ClosingDay day={7} school={organizer} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Закрыть экзамен' }));
    expect(asked).not.toContain('POST /api/exam-days/7/closing');
    fireEvent.click(await screen.findByText('Да, закрыть'));
    const link = await screen.findByRole('link', { name: 'Скачать материалы (ZIP)' });
    expect(link.getAttribute('href')).toBe('/api/exam-days/7/transfer-package.zip');
  });

  it('shows the list that came with a refusal', async () => {
    serve({
      'GET /api/exam-days/7/closing': [{ body: readyDay }],
      'POST /api/exam-days/7/closing': [
        {
          status: 409,
          body: {
            code: 'closing-incomplete',
            title: 'Экзамен пока нельзя закрыть',
            detail: 'Не хватает: 2.',
            clause: null,
            missing: openDay.missing,
          },
        },
      ],
    });
    HTMLDialogElement.prototype.showModal = () => {};
    render(<ClosingDay day={7} school={organizer} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Закрыть экзамен' }));
    fireEvent.click(await screen.findByText('Да, закрыть'));
    await screen.findByText('Экзамен пока нельзя закрыть');
    expect(screen.getByRole('link', { name: /Исправить: Беляев/ })).toBeTruthy();
  });
});

describe('papers', () => {
  it('lists every form and the formats of the results', async () => {
    serve({ 'GET /api/exam-days/7/papers': [{ body: dayPapers }] });
    render(<DayForms day={7} />);
    const act = await screen.findByRole('link', { name: /Акт ИС-08/, hidden: true });
    expect(act.getAttribute('href')).toBe('/api/exam-days/7/papers/early-end-act-0003-1.pdf');
    expect(screen.getByRole('link', { name: 'XLSX' }).getAttribute('href')).toBe('/api/exam-days/7/results/xlsx');
    await waitFor(() => expect(screen.getByText('Протоколы экспертов')).toBeTruthy());
  });
});
