import { expect, test } from 'vitest';
import { placeOf } from '../src/pages/attendant/place';
import type { AttendantAnswer } from '../src/protocol/categories';

const answer: AttendantAnswer = {
  name: 'Переводова Вера Ильинична',
  role: 'signInterpreter',
  beside: false,
  places: [
    { auditorium: 1, number: '0101', at: '2026-02-11T07:20:00.000Z' },
    { auditorium: 2, number: '0102', at: '2026-02-11T06:30:00.000Z' },
  ],
};

test('An attendant of several auditoriums is let in where his first participant connects, without being asked', () => {
  expect(placeOf(answer, null)?.number).toBe('0102');
});

test('After a reload his page opens the auditorium of its address, unless nobody of his is scheduled there any more', () => {
  expect(placeOf(answer, '1')?.number).toBe('0101');
  expect(placeOf(answer, '7')?.number).toBe('0102');
});

test('Nobody is let in who sits beside his participant, or to whom nobody was given', () => {
  expect(placeOf({ ...answer, beside: true }, '1')).toBeNull();
  expect(placeOf({ ...answer, places: [] }, null)).toBeNull();
  expect(placeOf(null, null)).toBeNull();
});
