import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { participantInstruction } from '../src/fixtures/instruction';
import { days, school } from '../src/fixtures/organizer';
import { InstructionPage } from '../src/pages/instruction/InstructionPage';
import { Instructions } from '../src/pages/organizer/instructions/Instructions';
import { GuideButton } from '../src/parts/guide/GuideButton';

const rules = { 'color-contrast': { enabled: false }, 'html-has-lang': { enabled: false }, 'document-title': { enabled: false } };

const violationsOf = async (container: Element) =>
  (await axe.run(container, { rules })).violations.map((violation) => violation.id);

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  HTMLDialogElement.prototype.close ??= () => {};
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Answers every request and remembers what was asked. */
function serve(body: unknown, status = 200): [string, RequestInit | undefined][] {
  const asked: [string, RequestInit | undefined][] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push([path, init]);
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));
  });
  return asked;
}

describe('the instruction at hand', () => {
  it('opens at the place where its reader is and leads to the page to print', async () => {
    const asked = serve(participantInstruction);
    render(<GuideButton reader="participant" place="trouble" />);
    fireEvent.click(screen.getByRole('button', { name: 'Памятка' }));
    expect(await screen.findByText(/ничего не\sнажимайте/)).toBeTruthy();
    expect(asked.map(([path]) => path)).toEqual(['/api/instructions/participant']);
    const folded = [...document.querySelectorAll('details')].map((details) => details.querySelector('summary')?.textContent);
    expect(folded).not.toContain('Если что-то пошло не\u00a0так');
    expect(folded).toHaveLength(4);
    expect(screen.getByText(/Вся памятка/).getAttribute('href')).toBe('/instruction?reader=participant');
    expect(await violationsOf(document.body)).toEqual([]);
  });

  it('says why it cannot be read and asks again the next time', async () => {
    const asked = serve({ code: 'no-such-day', title: 'Дня экзамена нет', detail: 'Обновите страницу.' }, 404);
    render(<GuideButton reader="expert" place="answer" auditorium={3} />);
    fireEvent.click(screen.getByRole('button', { name: 'Памятка' }));
    expect(await screen.findByText('Дня экзамена нет')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Понятно', hidden: true }));
    fireEvent.click(screen.getByRole('button', { name: 'Памятка' }));
    await waitFor(() => expect(asked.map(([path]) => path)).toEqual(Array(2).fill('/api/instructions/expert?auditorium=3')));
  });
});

describe('the page of an instruction', () => {
  it('holds every section open', async () => {
    const { container } = render(<InstructionPage instruction={participantInstruction} />);
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(5);
    expect(container.querySelector('details')).toBeNull();
    expect(await violationsOf(container)).toEqual([]);
  });
});

describe('the organizer’s instructions', () => {
  it('lead to a page for every reader and keep the telephone for help', async () => {
    const asked = serve(null, 204);
    const { container } = render(<Instructions school={school} days={days} day={days[0] ?? null} />);
    expect(screen.getByRole('link', { name: 'Родителям' }).getAttribute('href')).toBe('/instruction?reader=family&day=1');
    expect(screen.getAllByRole('link')).toHaveLength(9);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '+7 900 123-45-67' } });
    fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
    expect(await screen.findByText('Номер сохранён.')).toBeTruthy();
    expect(asked[0]?.[0]).toBe('/api/schools/1/help-phone');
    expect(asked[0]?.[1]?.body).toBe('{"phone":"+7 900 123-45-67"}');
    expect(await violationsOf(container)).toEqual([]);
  });

  it('says what is wrong with a telephone', async () => {
    serve({ code: 'phone-form', title: 'Телефон с ошибкой', detail: 'Впишите один номер цифрами.' }, 422);
    render(<Instructions school={school} days={days} day={days[0] ?? null} />);
    fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
    expect(await screen.findByText('Телефон с ошибкой')).toBeTruthy();
  });
});
