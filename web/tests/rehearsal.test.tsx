import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SectionName, sections } from '../src/pages/organizer/sections';
import type { ExamDay, School } from '../src/protocol/school';

const school: School = {
  id: 1,
  code: '260117',
  name: 'Школа',
  municipalityCode: '017',
  region: '26',
  timeZone: 'Europe/Moscow',
  helpPhone: null,
  roles: ['organizer'],
};
const day: ExamDay = { id: 7, date: '2026-02-10', regulationId: 'ru-2026', startTime: '09:00:00', kind: 'rehearsal' };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('On a rehearsal', () => {
  it.each([
    ['closing', /Репетицию не\sзакрывают/],
    ['results', /У репетиции нет результатов/],
    ['rechecks', /У репетиции нет результатов/],
    ['retention', /Репетицию не\sхранят/],
    ['kim', /Материалы учебные/],
  ] satisfies [SectionName, RegExp][])('%s leads to its end, and offers nothing that only an exam has', async (name, title) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(new Response('[]'));
    });
    const Section = sections[name];
    render(<Section school={school} days={[day]} day={day} />);
    await screen.findByText(title);
    expect(screen.getByRole('link', { name: /К\sрепетиции/ }).getAttribute('href')).toBe('#/rehearsal');
    expect(screen.queryByRole('button')).toBeNull();
    expect(asked.filter((path) => !path.endsWith('/shown'))).toEqual([]);
  });
});
