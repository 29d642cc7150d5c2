import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { organizerStates } from '../src/fixtures/OrganizerSample';
import { recheckSamples } from '../src/fixtures/RecheckSample';
import { ownRechecks, recheckSteps, rules, sheets } from '../src/fixtures/rechecks';
import { SamplePage } from '../src/fixtures/SamplePage';
import { nextStep } from '../src/pages/organizer/rechecks/RecheckCard';
import { RechecksOfDay } from '../src/pages/organizer/rechecks/RechecksOfDay';
import { RecheckEntry } from '../src/pages/recheck/RecheckEntry';
import { RecheckPanel } from '../src/pages/result/RecheckPanel';
import type { Recheck } from '../src/protocol/rechecks';

interface Sent {
  path: string;
  method: string;
  body: unknown;
}

/** Answers from samples and remembers what was sent. */
function serve(answer: (path: string, method: string) => unknown): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET';
    if (method !== 'GET') sent.push({ path, method, body: init?.body ? JSON.parse(String(init.body)) : null });
    return Promise.resolve(Response.json(answer(path, method)));
  });
  return sent;
}

const ofDay = (recheck: Recheck | null) =>
  serve((path) => (path.endsWith('/rules') ? rules : { items: recheck ? [recheck] : [], next: null }));

const step = (name: string): Recheck => recheckSteps[name] as Recheck;

const listening = {
  attemptId: '',
  soundUrl: '/sample.wav',
  levelsUrl: null,
  startedAt: '1970-01-01T00:00:00.000Z',
  durationSeconds: 10,
  stages: [],
  gaps: [],
  verdict: null,
};

HTMLDialogElement.prototype.showModal ??= () => {};
HTMLDialogElement.prototype.close ??= () => {};

const axeRules = {
  'color-contrast': { enabled: false },
  'html-has-lang': { enabled: false },
  'document-title': { enabled: false },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('The rechecks of a day', () => {
  it.each([
    ['filed', 'forward'],
    ['forwarded', 'blind'],
    ['blinded', 'assign'],
    ['assigned', null],
    ['scored', 'decide'],
    ['unscorable', 'decide'],
    ['decided', null],
    ['withdrawn', null],
  ])('after «%s» the school does %s', (state, next) => {
    expect(nextStep(step(state))).toBe(next);
  });

  it('enters an application with its paper', async () => {
    const sent = ofDay(null);
    render(<RechecksOfDay school={1} day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Внести заявление: Петров/ }));
    fireEvent.input(screen.getByLabelText('Когда принято'), { target: { value: '2026-04-23' } });
    fireEvent.input(screen.getByLabelText(/Письменное/), { target: { value: '№ 3 от 23.04.2026' } });
    fireEvent.submit(screen.getByLabelText('Когда принято').closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toMatchObject([
        {
          path: '/api/exam-days/7/rechecks',
          body: { participant: 'p2', applicant: 'participant', filedOn: '2026-04-23', filedTime: null },
        },
      ]),
    );
  });

  it('asks for the document of a fail that the server does not know', async () => {
    ofDay(null);
    render(<RechecksOfDay school={1} day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Внести заявление: Кузнецова/ }));
    expect(screen.getByLabelText(/получен\sне\sздесь/)).toBeTruthy();
    expect(screen.getByLabelText(/восстановлен/)).toBeTruthy();
  });

  it('proposes the greeting to be silent and wants the promise that nobody is named', async () => {
    const sent = ofDay(step('forwarded'));
    render(<RechecksOfDay school={1} day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Подготовить копию/ }));
    const promise = screen.getByRole('checkbox') as HTMLInputElement;
    expect(promise.required).toBe(true);
    fireEvent.submit(promise.closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(sent).toMatchObject([
        { path: '/api/exam-days/7/rechecks/r1/blinding', method: 'PUT', body: { muted: [{ from: 0, to: 46.5 }] } },
      ]),
    );
  });

  it('asks what the region decided about a recording that cannot be scored', async () => {
    const sent = ofDay(step('unscorable'));
    render(<RechecksOfDay school={1} day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: /Внести результат/ }));
    fireEvent.click(screen.getByRole('radio', { name: /ещё\sраз/ }));
    fireEvent.input(screen.getByLabelText('Дата'), { target: { value: '2026-04-24' } });
    fireEvent.submit(screen.getByLabelText('Дата').closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toMatchObject([{ body: { outcome: 'sitsAgain', decidedOn: '2026-04-24' } }]));
  });

  it.each(Object.keys(organizerStates).filter((state) => state.startsWith('rechecks')))(
    'axe finds nothing in %s',
    async (state) => {
      const { container } = render(<SamplePage page="organizer" state={state} />);
      await screen.findByText('Заявления');
      const { violations } = await axe.run(container, { rules: axeRules });
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
    },
  );
});

describe('The rechecker', () => {
  it('scores under the code and signs; nothing is to be taken, given back or corrected', async () => {
    const sheet = sheets.scoring;
    const sent = serve((path, method) => (path.endsWith('/listening') ? listening : method === 'POST' ? sheets.signed : sheet));
    render(<RecheckEntry start="#/7K4M-Q2XT" />);
    expect(await screen.findByRole('heading', { level: 1, name: /7K4M-Q2XT/ })).toBeTruthy();
    expect(screen.queryByText(/Вернуть её в список/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Подписать протокол' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Подписать', hidden: true }));
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ path: '/api/rechecks/7K4M-Q2XT/signature', method: 'POST' }));
    expect(screen.queryByRole('button', { name: /Исправить/ })).toBeNull();
  });

  it('says why a recording cannot be scored', async () => {
    const sent = serve((path, method) =>
      path.endsWith('/listening') ? listening : method === 'POST' ? sheets.returned : sheets.scoring,
    );
    render(<RecheckEntry start="#/7K4M-Q2XT" />);
    fireEvent.click(await screen.findByRole('button', { name: /нельзя\sоценить/ }));
    const reason = screen.getByLabelText(/Почему/);
    fireEvent.input(reason, { target: { value: 'тишина' } });
    fireEvent.submit(reason.closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toMatchObject([{ path: '/api/rechecks/7K4M-Q2XT/refusal', body: { reason: 'тишина' } }]));
    expect(await screen.findByText(/Вы\sвернули запись/)).toBeTruthy();
  });

  it.each(recheckSamples)('axe finds nothing in %s', async (state) => {
    const { container } = render(<SamplePage page="recheck" state={state} />);
    await waitFor(() => expect(screen.queryByText('Загружаем…')).toBeNull());
    expect(container.querySelectorAll('h1')).toHaveLength(1);
    const { violations } = await axe.run(container, { rules: axeRules });
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
  });
});

describe('The family', () => {
  it('asks for a recheck by the token of its letter', async () => {
    const sent = serve((_, method) => (method === 'POST' ? ownRechecks.recheckFiled : ownRechecks.recheckRight));
    render(<RecheckPanel letter="token" />);
    fireEvent.click(await screen.findByRole('button', { name: /Попросить о\sперепроверке/ }));
    await waitFor(() => expect(sent).toMatchObject([{ path: '/api/results/own/recheck', method: 'POST' }]));
    expect(await screen.findByRole('button', { name: /Открыть заявление/ })).toBeTruthy();
  });

  it('is told why it cannot ask, and offered no button', async () => {
    serve(() => ownRechecks.recheckNotYet);
    render(<RecheckPanel letter="token" />);
    expect(await screen.findByText(/сейчас нельзя/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each(Object.keys(ownRechecks))('axe finds nothing in %s', async (state) => {
    const { container } = render(<SamplePage page="result" state={state} />);
    await screen.findByText('Повторная проверка');
    const { violations } = await axe.run(container, { rules: axeRules });
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
  });
});
