import type { ProtocolView } from '../../protocol/messages';

/** An attempt that is not scored: it ended early, by removal or by a failure. */
export function isUnscored({ phase }: ProtocolView): boolean {
  return phase === 'removed' || phase === 'unfinished' || phase === 'technicalFailure';
}
