import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { expertViews } from '../src/fixtures/expert';
import { LocalMedia } from '../src/media/devices';
import { FakeRoom } from '../src/media/fakeRoom';
import { ScreenShare } from '../src/media/screenShare';
import { ExpertPage } from '../src/pages/expert/ExpertPage';
import { ScoreDraft } from '../src/pages/expert/scoreDraft';
import { FakeConnection } from '../src/protocol/fakeConnection';
import type { ExpertView, Outcome, ProtocolView } from '../src/protocol/messages';
import { expertTexts } from '../src/texts/expert';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

function open(state: string) {
  const view = expertViews[state] as ExpertView;
  const connection = new FakeConnection<ExpertView>(view);
  const page = render(
    <ExpertPage
      connection={connection}
      room={new FakeRoom()}
      media={new LocalMedia(undefined)}
      screen={new ScreenShare()}
      view={view}
    />,
  );
  const saved = () => connection.calls.filter((call) => call.name === 'saveScores');
  const score = (name: RegExp, value: string) =>
    [...page.getByRole('radiogroup', { name }).querySelectorAll<HTMLElement>('[role="radio"]')].find(
      (one) => one.textContent === value,
    ) as HTMLElement;
  return { ...page, connection, saved, score };
}

describe('An answer that is not scored', () => {
  it.each([
    ['removed', /Подпишите протокол с\sотметкой/],
    ['broken', /Подписывать ничего не\sнужно/],
  ])('%s: shows what to do instead of criteria and sums', (state, words) => {
    const { container, getByText, queryAllByRole } = open(state);
    expect(getByText(words)).toBeTruthy();
    expect(queryAllByRole('radiogroup')).toEqual([]);
    expect(container.querySelector('.totals .panel')).toBeNull();
  });

  it('has a signature to press for only when nothing is in its way', () => {
    expect(open('scoring').getByRole('button', { name: /Подписать/ }).className).not.toContain('button-primary');
    cleanup();
    expect(open('complete').getByRole('button', { name: /Подписать/ }).className).toContain('button-primary');
  });
});

describe('Scoring by keyboard', () => {
  it('sets the focused criterion by a digit and saves at once', () => {
    const { score, saved } = open('scoring');
    const zero = score(/П3/, '0');
    zero.focus();
    fireEvent.keyDown(zero, { key: '1' });
    expect(score(/П3/, '1').getAttribute('aria-checked')).toBe('true');
    expect(saved()).toHaveLength(1);
    expect(saved()[0]?.args[0]).toBe('at1');
    expect(saved()[0]?.args[1]).toMatchObject({ П3: 1, Ч1: 1 });
  });

  it('refuses a digit above the maximum', () => {
    const { score, saved } = open('scoring');
    fireEvent.keyDown(score(/Ч1/, '1'), { key: '3' });
    expect(saved()).toEqual([]);
    expect(score(/Ч1/, '1').getAttribute('aria-checked')).toBe('true');
  });

  it('goes to the neighbouring criterion by the arrows', () => {
    const { score } = open('scoring');
    const first = score(/Ч1/, '1');
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(score(/Ч2/, '1'));
    fireEvent.keyDown(score(/Ч2/, '1'), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(first);
  });

  it('has one tab stop for a criterion', () => {
    const { getByRole } = open('scoring');
    expect(getByRole('radiogroup', { name: /Д1/ }).querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('takes a score back by Delete', () => {
    const { score, saved } = open('scoring');
    fireEvent.keyDown(score(/Ч1/, '1'), { key: 'Delete' });
    expect(saved()[0]?.args[1]).toMatchObject({ Ч1: null });
  });

  it('marks a task as not attempted', () => {
    const { getByLabelText, saved } = open('scoring');
    fireEvent.click(getByLabelText(/Не приступал.* к заданию 3/));
    expect(saved()[0]?.args[2]).toEqual([3]);
  });
});

/** Presses keys where the focus is, as a person does; a button in focus is pressed by Enter. */
function typist() {
  let strokes = 0;
  const press = (key: string, code = '') => {
    strokes++;
    const target = document.activeElement ?? document.body;
    const free = fireEvent.keyDown(target, { key, code });
    if (free && key === 'Enter' && target instanceof HTMLButtonElement) fireEvent.click(target);
  };
  return { press, strokes: () => strokes };
}

describe('A full protocol by keyboard alone', () => {
  it('takes fewer than 40 keystrokes with ten noted errors, from the first criterion to the signature', async () => {
    const { connection, saved } = open('toScore');
    const { press, strokes } = typist();
    press('Enter'); // takes the recording; the server's answer opens the form
    expect(connection.calls.at(-1)).toEqual({ name: 'claimProtocol', args: ['at2'] });
    cleanup();

    const form = open('claimed');
    for (const letter of ['о', 'о', 'о', 'г', 'р', 'р', 'р', 'ф', 'и', 'л']) press(letter);
    for (const key of ['1', '1', 'Enter', '2', '1', 'Enter', '2', 'Enter', '3', 'Enter', 'Enter', 'Enter', 'Enter']) press(key);
    await waitFor(() => expect(form.saved().at(-1)?.args[1]).toMatchObject({ Р4: 0 }));
    expect(form.saved().at(-1)?.args[1]).toEqual({
      Ч1: 1,
      Ч2: 1,
      Ч3: 0,
      П1: 2,
      П2: 1,
      П3: 1,
      М1: 2,
      М2: 0,
      Д1: 3,
      Р1: 0,
      Р2: 1,
      Р3: 1,
      Р4: 0,
    });
    expect(form.saved().at(-1)?.args[3]).toHaveLength(10);
    press('Enter'); // the focus has come to the signature
    expect(form.getByRole('dialog', { hidden: true })).toBeTruthy();
    press('Enter');
    await waitFor(() => expect(form.connection.calls.at(-1)).toEqual({ name: 'signProtocol', args: ['at2'] }));
    expect(saved()).toEqual([]);
    expect(strokes()).toBeLessThan(40);
  });
});

describe('A protocol whose every criterion has its score', () => {
  it('waits at the signature after a reload, so that the keyboard alone signs it', () => {
    open('complete');
    expect(document.activeElement?.textContent).toBe(expertTexts.sign);
  });
});

describe('Noted errors', () => {
  it('stand with their place in the recording, whatever layout the keyboard has', () => {
    const { connection, saved } = open('scoring');
    connection.clock.observe('2026-02-11T06:05:00.000Z');
    fireEvent.keyDown(document.body, { key: 'u', code: 'KeyU' });
    const errors = saved()[0]?.args[3] as { kind: string; seconds: number }[];
    expect(errors.map((error) => error.kind)).toContain('grammatical');
    expect(errors.find((error) => error.kind === 'grammatical')?.seconds).toBeCloseTo(300, 0);
  });

  it('are not taken from a letter that is typed into a note', () => {
    const { getAllByLabelText, saved } = open('scoring');
    fireEvent.keyDown(getAllByLabelText('что было сказано')[0] as HTMLElement, { key: 'о', code: 'KeyJ' });
    expect(saved()).toEqual([]);
  });

  it('are taken back and annotated', () => {
    const { getAllByLabelText, saved } = open('scoring');
    fireEvent.change(getAllByLabelText('что было сказано')[1] as HTMLElement, { target: { value: 'звОнит' } });
    expect(saved()[0]?.args[3]).toMatchObject([{ kind: 'distortion' }, { kind: 'orthoepic', note: 'звОнит' }]);
    fireEvent.click(getAllByLabelText('Убрать отметку')[0] as HTMLElement);
    expect(getAllByLabelText('Убрать отметку')).toHaveLength(1);
  });

  it('propose a score, which only the expert gives', () => {
    const { getByText, score } = open('scoring');
    expect(getByText(/Отмечено ошибок: 1 — по критерию это 1/)).toBeTruthy();
    expect(score(/Р1/, '1').getAttribute('aria-checked')).toBe('false');
    fireEvent.keyDown(score(/Р1/, '0'), { key: 'Enter' });
    expect(score(/Р1/, '1').getAttribute('aria-checked')).toBe('true');
  });
});

describe('Several experts', () => {
  it('see who leads a protocol and cannot change it', () => {
    const { getByText, score, queryByRole } = open('ledByOther');
    expect(getByText('Этот ответ оценивает Громова Ирина Олеговна')).toBeTruthy();
    expect((score(/Ч1/, '1') as HTMLButtonElement).disabled).toBe(true);
    expect(queryByRole('button', { name: 'Подписать протокол' })).toBeNull();
  });

  it('take a recording before they score it', () => {
    const { getByRole, connection, score } = open('toScore');
    expect((score(/Ч1/, '1') as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(getByRole('button', { name: /Взять на.оценивание/ }));
    expect(connection.calls).toContainEqual({ name: 'claimProtocol', args: ['at2'] });
  });
});

describe('An attempt that is not scored', () => {
  it('is signed with its mark', async () => {
    const { getByRole, connection } = open('removed');
    fireEvent.click(getByRole('button', { name: /Подписать протокол с.отметкой/ }));
    fireEvent.click(getByRole('button', { name: 'Подписать' }));
    await waitFor(() => expect(connection.calls).toContainEqual({ name: 'signProtocol', args: ['at2'] }));
  });
});

describe('A signed protocol', () => {
  it('is corrected by a new version with a reason', async () => {
    const { getByRole, connection } = open('signed');
    fireEvent.click(getByRole('button', { name: 'Исправить подписанный протокол' }));
    fireEvent.click(getByRole('button', { name: 'Открыть исправление' }));
    await waitFor(() => expect(connection.calls.at(-1)?.name).toBe('correctProtocol'));
    expect(connection.calls.at(-1)?.args[1]).toMatch(/^Ошибка.при.вводе.балла$/);
  });
});

describe('The signature', () => {
  it('lists what prevents it', () => {
    const { getByRole, getByText, queryByRole } = open('scoring');
    fireEvent.click(getByRole('button', { name: 'Подписать протокол' }));
    expect(getByText('Собеседование ещё идёт')).toBeTruthy();
    expect(queryByRole('button', { name: 'Подписать' })).toBeNull();
  });

  it('is given after a confirmation', async () => {
    const { getByRole, connection } = open('complete');
    fireEvent.click(getByRole('button', { name: 'Подписать протокол' }));
    fireEvent.click(getByRole('button', { name: 'Подписать' }));
    await waitFor(() => expect(connection.calls).toContainEqual({ name: 'signProtocol', args: ['at0'] }));
  });

  it('locks the protocol and offers the PDF', () => {
    const { getByRole, score } = open('signed');
    expect(getByRole('link', { name: 'Протокол (PDF)' }).getAttribute('href')).toBe('/api/attempts/at0/protocol.pdf');
    expect((score(/Ч1/, '1') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('A draft of scores', () => {
  const protocol = (expertViews.scoring as ExpertView).protocols[0] as ProtocolView;

  it('has one call on its way and sends the newest after it', async () => {
    const replies: ((outcome: Outcome) => void)[] = [];
    const connection = new FakeConnection<ExpertView>(null);
    connection.call = ((name: never, ...args: unknown[]) => {
      connection.calls.push({ name, args });
      return new Promise((resolve) => replies.push(resolve));
    }) as never;
    const draft = new ScoreDraft(connection, 'at1', protocol);
    draft.setScore('М1', 1);
    draft.setScore('М1', 2);
    draft.setScore('М2', 1);
    expect(connection.calls).toHaveLength(1);
    replies[0]?.({ ok: true, problem: null });
    await waitFor(() => expect(connection.calls).toHaveLength(2));
    expect(connection.calls[1]?.args[1]).toMatchObject({ М1: 2, М2: 1 });
    expect(draft.state.value).toBe('saving');
    replies[1]?.({ ok: true, problem: null });
    await waitFor(() => expect(draft.state.value).toBe('saved'));
  });

  it('is not undone by an older view that arrives after the answer', async () => {
    const connection = new FakeConnection<ExpertView>(null);
    const draft = new ScoreDraft(connection, 'at1', protocol);
    draft.setScore('П3', 1);
    await waitFor(() => expect(draft.state.value).toBe('saved'));
    draft.follow(protocol);
    draft.setScore('М1', 2);
    expect(connection.calls.at(-1)?.args[1]).toMatchObject({ П3: 1, М1: 2 });
    await waitFor(() => expect(draft.state.value).toBe('saved'));
    draft.follow({ ...protocol, scores: { ...protocol.scores, П3: 1, М1: 2 } });
    draft.follow({ ...protocol, scores: { ...protocol.scores, П3: 0, М1: 2 } });
    expect(draft.scores.value.П3).toBe(0);
  });

  it('outlives a reload of the page when the link was lost', async () => {
    const cut = new FakeConnection<ExpertView>(null);
    cut.answers.saveScores = { ok: false, problem: { code: 'no-link', title: '', detail: '', clause: null } };
    const before = new ScoreDraft(cut, 'at1', protocol);
    before.setScore('М1', 2);
    before.setErrors([{ kind: 'speech', seconds: 12, note: null }]);
    await waitFor(() => expect(before.state.value).toBe('notSaved'));

    const connection = new FakeConnection<ExpertView>(null);
    const after = new ScoreDraft(connection, 'at1', protocol);
    expect(after.scores.value.М1).toBe(2);
    after.retry();
    await waitFor(() => expect(after.state.value).toBe('saved'));
    expect(connection.calls[0]?.args[1]).toMatchObject({ М1: 2 });
    expect(connection.calls[0]?.args[3]).toEqual([{ kind: 'speech', seconds: 12, note: null }]);
    expect(new ScoreDraft(connection, 'at1', protocol).state.value).toBe('saved');
  });

  it('keeps what could not be saved and sends it again', async () => {
    const connection = new FakeConnection<ExpertView>(null);
    connection.answers.saveScores = { ok: false, problem: { code: 'no-link', title: '', detail: '', clause: null } };
    const draft = new ScoreDraft(connection, 'at1', protocol);
    draft.setScore('М1', 2);
    await waitFor(() => expect(draft.state.value).toBe('notSaved'));
    draft.follow(protocol);
    expect(draft.scores.value.М1).toBe(2);
    connection.answers = {};
    draft.retry();
    await waitFor(() => expect(draft.state.value).toBe('saved'));
  });
});
