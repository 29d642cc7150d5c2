import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ConnectionLost } from '../src/pages/participant/ConnectionLost';

afterEach(cleanup);

test('a lost connection is only to be waited for', () => {
  const { getByRole, queryByText } = render(<ConnectionLost blocked={false} />);
  expect(getByRole('heading').textContent).toMatch(/Связь прервалась/);
  expect(queryByText(/мобильный/)).toBeNull();
});

test('a network that lets no media through is left by what the participant can do himself', () => {
  const { getByRole, getByText, getAllByRole } = render(<ConnectionLost blocked={true} />);
  expect(getByRole('heading').textContent).toMatch(/не\sпропускает/);
  expect(getAllByRole('listitem')).toHaveLength(2);
  getByText(/технического специалиста/);
  getByText(/мобильный интернет/);
});
