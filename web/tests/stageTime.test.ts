import { describe, expect, it } from 'vitest';
import { stageTime } from '../src/parts/stageTime';
import type { StageView } from '../src/protocol/messages';
import { duration } from '../src/texts/common';
import { plural, typeset } from '../src/texts/typography';

const began = '2026-02-11T06:20:00.000Z';
const stage: StageView = {
  id: 'retelling',
  number: 6,
  title: 'Пересказ',
  task: 2,
  limitSeconds: 180,
  extraSeconds: 0,
  beganAt: began,
  endedAt: null,
  standsSince: null,
  stoodSeconds: 0,
};
const inSeconds = (seconds: number) => Date.parse(began) + seconds * 1_000;

describe('The time of a stage', () => {
  it('counts down from the limit', () => {
    expect(stageTime(stage, inSeconds(60.2))).toMatchObject({ kind: 'running', left: 120 });
  });
  it('tells how far it is over', () => {
    expect(stageTime(stage, inSeconds(195.5))).toEqual({ kind: 'over', by: 15 });
  });
  it('counts the extra minutes down once the limit is over, and only then is it over', () => {
    const longer = { ...stage, extraSeconds: 600 };
    expect(stageTime(longer, inSeconds(60))).toMatchObject({ kind: 'running', left: 120 });
    expect(stageTime(longer, inSeconds(200.4))).toEqual({ kind: 'extra', left: 580 });
    expect(stageTime(longer, inSeconds(781))).toEqual({ kind: 'over', by: 1 });
  });
  it('counts up without a limit', () => {
    expect(stageTime({ ...stage, limitSeconds: null }, inSeconds(12.7))).toEqual({ kind: 'open', gone: 12 });
  });
  it('stands still before the stage and after it', () => {
    expect(stageTime({ ...stage, beganAt: null }, inSeconds(10))).toEqual({ kind: 'notBegun', limit: 180 });
    expect(stageTime({ ...stage, endedAt: '2026-02-11T06:21:00.000Z' }, inSeconds(500))).toMatchObject({
      kind: 'running',
      left: 120,
    });
  });
  it('stands still while the recording is paused, and goes on from there', () => {
    const standing = { ...stage, standsSince: '2026-02-11T06:21:00.000Z' };
    expect(stageTime(standing, inSeconds(90))).toMatchObject({ left: 120 });
    expect(stageTime({ ...stage, stoodSeconds: 30 }, inSeconds(100))).toMatchObject({ left: 110 });
  });
  it('never shows more than the limit when the clocks differ', () => {
    expect(stageTime(stage, inSeconds(-3))).toMatchObject({ left: 180 });
  });
});

describe('Russian texts', () => {
  it('write durations in minutes and seconds', () => {
    expect([0, 9, 65, 600].map(duration)).toEqual(['0:00', '0:09', '1:05', '10:00']);
  });
  it('decline nouns after numbers', () => {
    expect([1, 2, 5, 11, 21, 104].map((count) => plural(count, 'человек', 'человека', 'человек').replace('\u00a0', ' '))).toEqual(
      ['1 человек', '2 человека', '5 человек', '11 человек', '21 человек', '104 человека'],
    );
  });
  it('hold short words and dashes to their neighbours', () => {
    expect(typeset('Вы в очереди — и мы ждём')).toBe('Вы\u00a0в\u00a0очереди\u00a0— и\u00a0мы\u00a0ждём');
  });
});
