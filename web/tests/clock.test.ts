import { describe, expect, it } from 'vitest';
import { ServerClock } from '../src/protocol/clock';

describe('The server clock', () => {
  it('counts from the sample that travelled fastest', () => {
    let monotonic = 1_000;
    const clock = new ServerClock(() => monotonic);
    const at = (milliseconds: number) => new Date(milliseconds).toISOString();
    clock.observe(at(1_000_000)); // arrived at once
    monotonic = 2_400;
    clock.observe(at(1_001_000)); // arrived 400 ms late
    expect(clock.now()).toBe(1_001_400);
  });

  it('follows a server whose clock was set anew', () => {
    const clock = new ServerClock(() => 0);
    clock.observe('2026-02-11T06:00:00.000Z');
    clock.observe('2026-02-11T05:00:00.000Z');
    expect(new Date(clock.now()).toISOString()).toBe('2026-02-11T05:00:00.000Z');
  });

  it('ignores a time that cannot be read', () => {
    const clock = new ServerClock(() => 0);
    clock.observe('2026-02-11T06:00:00.000Z');
    clock.observe('yesterday');
    expect(new Date(clock.now()).toISOString()).toBe('2026-02-11T06:00:00.000Z');
  });
});
