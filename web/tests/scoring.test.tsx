import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OrganizerSample } from '../src/fixtures/OrganizerSample';
import { decidedSchemes, protocolsOfDay, recordingsToScore } from '../src/fixtures/scoring';
import { RecordingList } from '../src/pages/expert/RecordingList';
import { ProtocolTable } from '../src/pages/organizer/scoring/ProtocolTable';
import { SchemesOfDay } from '../src/pages/organizer/scoring/SchemesOfDay';
import { ProblemNotice } from '../src/parts/outcome';

const rules = { 'color-contrast': { enabled: false }, 'html-has-lang': { enabled: false }, 'document-title': { enabled: false } };

/** Answers every reading with one thing and every change with another, and remembers what was sent. */
function serve(read: unknown, changed: Response = new Response('{}')): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return Promise.resolve(new Response(JSON.stringify(read)));
    sent.push({ path, body: JSON.parse(String(init.body)) });
    return Promise.resolve(changed.clone());
  });
  HTMLDialogElement.prototype.showModal ??= () => {};
  HTMLDialogElement.prototype.close ??= () => {};
  return sent;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('The choice of the scheme', () => {
  it('says who chooses by which document, and marks what was replaced', async () => {
    serve(decidedSchemes);
    render(<SchemesOfDay school={1} day={7} />);
    expect(await screen.findByText(/Выбирает орган исполнительной власти/)).toBeTruthy();
    expect(screen.getAllByText(/Основание: .*7\.2/)).toHaveLength(2);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent?.includes('заменено'))).toEqual([false, false, true]);
  });

  it('sends the paper as the decision of whom the regulation names', async () => {
    const sent = serve({ ...decidedSchemes, chosenBy: 'schoolWithMunicipality' });
    render(<SchemesOfDay school={1} day={7} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Записать решение' }));
    fireEvent.click(screen.getByRole('radio', { name: /Схема 2/, hidden: true }));
    const [ground, agreement] = screen.getAllByRole('textbox', { hidden: true }) as [HTMLElement, HTMLElement];
    fireEvent.input(ground, { target: { value: 'приказ № 12' } });
    fireEvent.input(agreement, { target: { value: 'письмо № 3' } });
    fireEvent.submit(ground.closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      path: '/api/schools/1/days/7/schemes',
      body: {
        category: null,
        scheme: 'fromRecording',
        decidedBy: 'schoolWithMunicipality',
        ground: 'приказ № 12',
        agreement: 'письмо № 3',
      },
    });
  });

  it('offers nothing to decide where the regulation names the scheme itself', async () => {
    serve({ ...decidedSchemes, chosenBy: 'regulation', decisions: [] });
    render(<SchemesOfDay school={1} day={7} />);
    expect(await screen.findByText(/порядок сам называет схему/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Записать решение' })).toBeNull();
  });
});

describe('The protocols of a day', () => {
  it('tell who scores whom without a score, and a draft is taken away with its reason', async () => {
    const sent = serve(protocolsOfDay, new Response(null, { status: 204 }));
    render(<ProtocolTable school={1} day={7} />);
    expect(await screen.findByText(/Не подписано: 3\s+протокола/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /Забрать у\sэксперта протокол/ })).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: /Беляев/ }));
    fireEvent.submit(screen.getByRole('textbox', { hidden: true }).closest('form') as HTMLFormElement);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      path: '/api/schools/1/attempts/at2/protocol-draft/take-away',
      body: { reason: expect.stringMatching(/^Эксперт\sне\sможет/) },
    });
  });
});

describe('The recordings of other auditoriums', () => {
  it('lead to the page where each is scored; signed ones and those of this auditorium are left out', async () => {
    serve([...recordingsToScore, { ...recordingsToScore[0], attemptId: 'here', auditorium: '0101' }]);
    render(<RecordingList auditorium="0101" />);
    const list = await screen.findByRole('navigation');
    const links = within(list).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([1, 2, 3].map((n) => `/expert?auditorium=2#re${n}`));
    expect(list.textContent).toMatch(/Свободно: 1/);
  });
});

describe('The section', () => {
  it('is drawn with its tables and axe finds nothing', async () => {
    const { container, findAllByRole } = render(<OrganizerSample state="scoring" />);
    await waitFor(async () => expect(await findAllByRole('table')).toHaveLength(2));
    const { violations } = await axe.run(container, { rules });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});

describe('A refusal', () => {
  it('names the document behind its clause', () => {
    const { container } = render(
      <ProblemNotice
        problem={{ code: 'x', title: 'Нельзя', detail: 'Рано.', clause: '004 §5.1', source: 'Методические документы, п. 5.1' }}
      />,
    );
    expect(container.textContent).toContain('Основание: Методические документы');
    expect(container.textContent).not.toContain('004');
  });
});
