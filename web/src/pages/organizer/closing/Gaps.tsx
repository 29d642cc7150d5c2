import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { WhyOf } from '../../../parts/Why';
import type { ClosingGap, ClosingState } from '../../../protocol/closing';
import { closingTexts as t } from '../../../texts/closing';
import { typeset } from '../../../texts/typography';
import './closing.css';

const atOnce = 20;

/** Null in place of it: who leads the school without marking. */
type MarkAbsent = (participant: string) => void;

/** What stands against closing, each with the way to mend it; then what only wants a look. */
export function Gaps({ state, onAbsent }: { state: ClosingState; onAbsent: MarkAbsent | null }) {
  return (
    <>
      {state.missing.length === 0 ? (
        <Notice tone="good" title={t.ready}>
          <p>{t.readyText}</p>
        </Notice>
      ) : (
        <section class="panel stack" aria-labelledby="missing">
          <h2 id="missing">{t.missing(state.missing.length)}</h2>
          <p class="soft">{t.missingText}</p>
          <GapList gaps={state.missing} onAbsent={onAbsent} />
        </section>
      )}
      {state.notices.length > 0 && (
        <section class="panel stack" aria-labelledby="notices">
          <h2 id="notices">{t.notices}</h2>
          <GapList gaps={state.notices} />
        </section>
      )}
    </>
  );
}

function GapList({ gaps, onAbsent }: { gaps: ClosingGap[]; onAbsent?: MarkAbsent | null }) {
  const all = useSignal(false);
  const shown = all.value ? gaps : gaps.slice(0, atOnce);
  return (
    <>
      <ul class="gaps">
        {shown.map((gap) => (
          <Gap key={`${gap.code} ${gap.attemptId ?? gap.participantId ?? gap.subject}`} gap={gap} onAbsent={onAbsent} />
        ))}
      </ul>
      {gaps.length > shown.length && (
        <div>
          <Button onClick={() => (all.value = true)}>{t.more(gaps.length - shown.length)}</Button>
        </div>
      )}
    </>
  );
}

function Gap({ gap, onAbsent }: { gap: ClosingGap; onAbsent: MarkAbsent | null | undefined }) {
  const { participantId } = gap;
  return (
    <li class="row-apart gap">
      <div>
        <strong>{gap.subject}</strong>
        <br />
        {typeset(gap.detail)}
        <WhyOf rule={gap} />
      </div>
      {onAbsent !== undefined && gap.code === 'outcome-missing' && participantId ? (
        onAbsent ? (
          <Button size="small" aria-label={t.absentOf(gap.subject)} onClick={() => onAbsent(participantId)}>
            {t.absent}
          </Button>
        ) : (
          <span class="small soft">{t.absentElsewhere}</span>
        )
      ) : (
        onAbsent !== undefined && (
          <a class="button button-small" href={gap.page} aria-label={t.mendOf(gap.subject)}>
            {t.mend}
          </a>
        )
      )}
    </li>
  );
}
