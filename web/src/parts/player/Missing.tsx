import type { ListeningGap } from '../../protocol/messages';
import { duration } from '../../texts/common';
import { playerTexts as t } from '../../texts/player';
import { Button } from '../Button';

/** Where sound is missing, and why; each place can be jumped to. */
export function Missing({ gaps, onSeek }: { gaps: ListeningGap[]; onSeek: (seconds: number) => void }) {
  if (gaps.length === 0) return null;
  return (
    <details class="small">
      <summary>{t.missing.title(gaps.length)}</summary>
      <ul class="player-missing">
        {gaps.map((gap) => (
          <li key={`${gap.side}${gap.begins}`}>
            <Button size="small" look="quiet" onClick={() => onSeek(gap.begins - 2)}>
              {duration(gap.begins)}
            </Button>
            {t.missing.line(
              gap.side === 'participant' ? t.participant : t.interlocutor,
              gap.seconds,
              t.missing.causes[gap.cause],
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
