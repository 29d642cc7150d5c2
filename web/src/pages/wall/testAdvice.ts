import type { StationReadiness } from '../../protocol/readiness';
import type { Tested } from '../../protocol/wallTests';

/**
 * What a test leaves to be done. today: his check of today failed; mend: the test call came to nothing; improve: it will do, but something had better be
 * mended; none: nobody knows yet; nothing: all is well.
 */
export type Advice = 'today' | 'mend' | 'improve' | 'none' | 'nothing';

/** What was seen last counts: today's check before the test call of the day before. */
export function adviceFor({ passed, call }: Pick<Tested, 'passed' | 'call'>): Advice {
  if (passed !== null) return passed ? 'nothing' : 'today';
  return adviceOf(call);
}

export function adviceOf(test: StationReadiness['test']): Advice {
  if (test === null) return 'none';
  return test.grade === 'notReady' ? 'mend' : test.grade === 'doubtful' ? 'improve' : 'nothing';
}
