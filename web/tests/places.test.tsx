import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Places } from '../src/pages/index/Places';
import type { Session } from '../src/protocol/messages';

afterEach(cleanup);

const auditorium = { id: 7, number: '0101', school: 'Школа' };
const session = (role: Session['assignments'][number]['role'], page: string): Session => ({
  kind: 'staff',
  name: 'Кузнецова Ольга Николаевна',
  assignments: [{ role, auditorium, page }],
  rechecks: 0,
  walls: [],
});

test('a role with a page is a link to it', () => {
  const { getByRole } = render(<Places session={session('expert', '/expert?auditorium=7')} />);
  expect(getByRole('link').getAttribute('href')).toBe('/expert?auditorium=7');
});

test('a role without a page gets no link that leads nowhere', () => {
  const { queryByRole } = render(<Places session={session('observer', '')} />);
  expect(queryByRole('link')).toBeNull();
});

test('an observer is led to his auditorium', () => {
  const { getByRole } = render(<Places session={session('observer', '/observer?auditorium=7')} />);
  expect(getByRole('link').getAttribute('href')).toBe('/observer?auditorium=7');
});

test('whoever sees all auditoriums of a school is led to them', () => {
  const { getByText } = render(
    <Places session={{ ...session('observer', ''), assignments: [], walls: [{ school: 3, name: 'Школа' }] }} />,
  );
  expect(getByText('Все аудитории').closest('a')?.getAttribute('href')).toBe('/wall?school=3');
});

test('whoever has recordings to recheck is led to them', () => {
  const { getByText } = render(<Places session={{ ...session('observer', ''), assignments: [], rechecks: 2 }} />);
  expect(getByText('Перепроверка').closest('a')?.getAttribute('href')).toBe('/recheck');
  expect(getByText(/2\sзаписи/)).toBeTruthy();
});
