import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ConnectionLost } from '../src/pages/participant/ConnectionLost';

afterEach(cleanup);

test('a lost connection is only to be waited for', () => {
  const { getByRole, queryByText } = render(<ConnectionLost blocked={false} />);
  expect(getByRole('heading').textContent).toMatch(/Связь прервалась/);
  expect(queryByText(/мобильный/)).toBeNull();
});

test.each([false, true])('names the telephone of the school, blocked or not: %s', (blocked) => {
  const { getByText, rerender, queryByText } = render(<ConnectionLost blocked={blocked} phone="8 800 000-00-00" />);
  getByText(/Позвоните в\sшколу: 8 800 000-00-00/);
  rerender(<ConnectionLost blocked={blocked} phone={null} />);
  expect(queryByText(/Позвоните/)).toBeNull();
});

test('a network that lets no media through is left by what the participant can do himself', () => {
  const { getByRole, getByText, getAllByRole } = render(<ConnectionLost blocked={true} />);
  expect(getByRole('heading').textContent).toMatch(/не\sпропускает/);
  expect(getAllByRole('listitem')).toHaveLength(2);
  getByText(/технического специалиста/);
  getByText(/мобильный интернет/);
});
