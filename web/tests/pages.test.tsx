import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { checkStates } from '../src/fixtures/CheckSample';
import { listeningSamples } from '../src/fixtures/listening';
import { SamplePage } from '../src/fixtures/SamplePage';
import { samples } from '../src/fixtures/samples';
import { wallViews } from '../src/fixtures/wall';

afterEach(cleanup);

/** Contrast needs a real layout; the whole document's language and title belong to the HTML files. */
const rules = { 'color-contrast': { enabled: false }, 'html-has-lang': { enabled: false }, 'document-title': { enabled: false } };

const states = [
  ['index', 'signIn'],
  ['index', 'places'],
  ...Object.keys(checkStates).map((state) => ['check', state]),
  ...Object.keys(wallViews).map((state) => ['wall', state]),
  ...listeningSamples.map((state) => ['listening', state]),
  ...Object.entries(samples).flatMap(([page, { views }]) => Object.keys(views).map((state) => [page, state])),
] as [string, string][];

describe('Every page in every state', () => {
  it.each(states)('%s: %s is drawn and axe finds nothing', async (page, state) => {
    const { container } = render(<SamplePage page={page} state={state} />);
    expect(container.querySelector('main')).not.toBeNull();
    expect(container.querySelectorAll('h1')).toHaveLength(1);
    const { violations } = await axe.run(container, { rules });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});

describe('A participant', () => {
  it.each([
    ['reading', /^Идёт запись$/],
    ['paused', /Сейчас вас не\sзаписывают/],
    ['pausedBefore', /^Запись на\sпаузе$/],
    ['omitted', /Ваш ответ не\sзаписывается/],
    ['omittedExam', /^Запись не\sведётся по\sрешению ГЭК$/],
  ])('%s: sees whether he is recorded and has no button for it', (state, words) => {
    const { getAllByText, queryByRole } = render(<SamplePage page="participant" state={state} />);
    expect(getAllByText(words).length).toBeGreaterThan(0);
    expect(queryByRole('button', { name: /запис/i })).toBeNull();
  });
});

describe('A page without its view', () => {
  it('says that another window took over', () => {
    const { getByText } = render(<SamplePage page="participant" state="waiting" link="takenOver" />);
    expect(getByText('Страница открыта в другом окне')).toBeTruthy();
  });

  it('sends staff who are not signed in to the sign-in', () => {
    const { getByRole } = render(<SamplePage page="station" state="idle" link="refused" />);
    expect(getByRole('link', { name: /Перейти ко\sвходу/ }).getAttribute('href')).toBe('/');
  });

  it('tells a participant that the answer is safe when the link is lost', () => {
    const { getByText } = render(<SamplePage page="participant" state="reading" link="lost" />);
    expect(getByText(/Всё, что вы сказали, сохранено/)).toBeTruthy();
  });
});
