import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { approvedResults, failedOwnResult, openResults, ownResult, unapprovedResults } from '../src/fixtures/results';
import { ResultsOfDay } from '../src/pages/organizer/results/ResultsOfDay';
import { ResultEntry } from '../src/pages/result/ResultEntry';
import { ResultPage } from '../src/pages/result/ResultPage';
import type { DayResults, OwnResult } from '../src/protocol/results';

interface Sent {
  path: string;
  body: unknown;
  letter: string | null;
}

/** Answers every question with one state and remembers what was sent. */
function serve(state: DayResults | OwnResult): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    if (init?.method === 'POST' || headers.has('authorization')) {
      sent.push({ path, body: init?.body ? JSON.parse(String(init.body)) : null, letter: headers.get('authorization') });
    }
    return Promise.resolve(new Response(JSON.stringify(state)));
  });
  return sent;
}

HTMLDialogElement.prototype.showModal ??= () => {};
HTMLDialogElement.prototype.close ??= () => {};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the results of a day', () => {
  it('leads to the closing while the day is open', async () => {
    serve(openResults);
    render(<ResultsOfDay day={7} />);
    expect((await screen.findByRole('link', { name: /закрытию/ })).getAttribute('href')).toBe('#/closing');
  });

  it('offers no letters before the approval, and sends what is typed for it', async () => {
    const sent = serve(unapprovedResults);
    render(<ResultsOfDay day={7} />);
    fireEvent.input(await screen.findByLabelText('Обработка закончена'), { target: { value: '2026-02-18' } });
    expect(screen.queryByRole('button', { name: 'Отправить извещения' })).toBeNull();
    fireEvent.input(screen.getByLabelText('Результаты утверждены'), { target: { value: '2026-02-19' } });
    fireEvent.input(screen.getByLabelText(/Чем утверждены/), { target: { value: 'приказ № 5' } });
    fireEvent.submit(screen.getByLabelText(/Чем утверждены/).closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toMatchObject([
        { body: { processingEndedOn: '2026-02-18', approvedOn: '2026-02-19', decision: 'приказ № 5' } },
      ]),
    );
  });

  it('tells who has got a letter, who knows, who sits again', async () => {
    serve(approvedResults);
    render(<ResultsOfDay day={7} />);
    expect(await screen.findByText(/не доставлено/)).toBeTruthy();
    expect(screen.getByText(/родитель: подпись/)).toBeTruthy();
    expect(screen.getByText(/допущен\(а\)/)).toBeTruthy();
  });

  it('asks for the decision of the pedagogical council by its clause', async () => {
    const sent = serve(approvedResults);
    render(<ResultsOfDay day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Допустить повторно: Петров/ }));
    fireEvent.input(screen.getByLabelText(/педагогического\sсовета/), { target: { value: 'протокол № 4' } });
    fireEvent.input(screen.getByLabelText('Дата решения'), { target: { value: '2026-02-20' } });
    fireEvent.submit(screen.getByLabelText('Дата решения').closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toMatchObject([
        {
          path: '/api/exam-days/7/results/p2/readmission',
          body: { round: 'firstAdditional', decision: 'протокол № 4', ground: null },
        },
      ]),
    );
  });
});

describe('the page of a letter', () => {
  it('opens by the token of the link alone and takes the button', async () => {
    const sent = serve(ownResult);
    render(<ResultEntry letter="token-of-a-letter" />);
    fireEvent.click(await screen.findByRole('button', { name: /Я\sродитель/ }));
    await waitFor(() => expect(sent.length).toBe(2));
    expect(sent.every((s) => s.letter === 'Letter token-of-a-letter')).toBe(true);
  });

  it('tells a fail kindly, with what comes next', () => {
    render(<ResultPage result={failedOwnResult} acquaint={() => Promise.reject(new Error('not asked'))} />);
    expect(screen.getByText(/можно исправить/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([ownResult, failedOwnResult])('is accessible', async (result) => {
    const { container } = render(<ResultPage result={result} acquaint={() => Promise.reject(new Error('not asked'))} />);
    const report = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(report.violations).toEqual([]);
  });
});

describe('the section of results', () => {
  it.each([openResults, unapprovedResults, approvedResults])('is accessible', async (state) => {
    serve(state);
    const { container } = render(<ResultsOfDay day={7} />);
    await screen.findAllByRole('heading');
    const report = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(report.violations).toEqual([]);
  });
});
