import { describe, expect, it } from 'vitest';
import { clockTime, exactTime } from '../src/texts/common';

const morning = '2026-02-11T06:00:05.000Z';

describe('Clock times', () => {
  it('are those of the school, wherever the page is open', () => {
    expect(clockTime(morning, 'Europe/Moscow')).toBe('09:00');
    expect(clockTime(morning, 'Asia/Vladivostok')).toBe('16:00');
    expect(exactTime(morning, 'Europe/Samara')).toBe('10:00:05');
  });

  it('fall back to the browser where it does not know the zone', () => {
    expect(clockTime(morning, 'Europe/Nowhere')).toBe(clockTime(morning));
  });
});
