import type { ProtocolView } from '../../protocol/messages';

/** The sum of the scores given so far; the server's total once there is one. */
export function givenSum({ total, scores }: ProtocolView): number {
  return total ?? Object.values(scores).reduce<number>((sum, score) => sum + (score ?? 0), 0);
}
