import type { VerdictView } from '../../protocol/messages';
import { playerTexts as t } from '../../texts/player';
import { typeset } from '../../texts/typography';
import { Notice } from '../Notice';
import { Pill } from '../Pill';

const tones = { scorable: 'good', doubtful: 'warn', unscorable: 'bad' } as const;

/** What the check of a recording found, with its reasons and figures. It advises; people decide. */
export function Verdict({ verdict }: { verdict: VerdictView }) {
  if (verdict.reasons.length === 0) {
    return (
      <p>
        <Pill tone={tones[verdict.grade]}>{t.verdict[verdict.grade]}</Pill>
      </p>
    );
  }
  return (
    <Notice tone={tones[verdict.grade]} title={t.verdict[verdict.grade]}>
      <ul>
        {verdict.reasons.map((reason) => (
          <li key={reason}>{typeset(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}
