import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { impatientEventSource, impatientWebSocket } from '../src/protocol/transport';

/** A socket and a stream of events that never get an answer. */
class Unanswered extends EventTarget {
  static instances: Unanswered[] = [];
  closed = false;
  constructor(readonly address: string) {
    super();
    Unanswered.instances.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

describe('A handshake of the link', () => {
  const last = () => Unanswered.instances.at(-1) as Unanswered;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', Unanswered);
    vi.stubGlobal('EventSource', Unanswered);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('that nobody answers is given up after some seconds', () => {
    new (impatientWebSocket())('ws://school/hub');
    vi.advanceTimersByTime(3_900);
    expect(last().closed).toBe(false);
    vi.advanceTimersByTime(200);
    expect(last().closed).toBe(true);
  });

  it('that is answered leaves a link that lives', () => {
    new (impatientWebSocket())('ws://school/hub');
    last().dispatchEvent(new Event('open'));
    vi.advanceTimersByTime(60_000);
    expect(last().closed).toBe(false);
  });

  it('of a stream of events tells that it has been given up', () => {
    const stream = new (impatientEventSource())('http://school/hub');
    const failed = vi.fn();
    stream.addEventListener('error', failed);
    vi.advanceTimersByTime(4_100);
    expect(last().closed).toBe(true);
    expect(failed).toHaveBeenCalledOnce();
  });
});
