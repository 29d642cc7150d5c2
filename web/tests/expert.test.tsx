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

afterEach(cleanup);

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

describe('The signature', () => {
  it('lists what prevents it', () => {
    const { getByRole, getByText, queryByRole } = open('scoring');
    fireEvent.click(getByRole('button', { name: 'Подписать протокол' }));
    expect(getByText('Собеседование ещё идёт')).toBeTruthy();
    expect(queryByRole('button', { name: 'Подписать' })).toBeNull();
  });

  it('is given after a confirmation', () => {
    const { getByRole, connection } = open('complete');
    fireEvent.click(getByRole('button', { name: 'Подписать протокол' }));
    fireEvent.click(getByRole('button', { name: 'Подписать' }));
    expect(connection.calls).toContainEqual({ name: 'signProtocol', args: ['at0'] });
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
