import { useId, useRef } from 'preact/hooks';
import type { CriterionView, ErrorTally } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';

interface Props {
  criterion: CriterionView;
  score: number | null;
  /** What the noted errors come to; null when this criterion counts none. */
  tally: ErrorTally | null;
  locked: boolean;
  onScore: (score: number | null) => void;
}

/**
 * One criterion as a radio group. A digit sets the score and goes on, Enter takes the score that the noted errors mean and goes on, ← → change it,
 * ↑ ↓ go to the neighbouring criterion, Delete clears it, ? shows the descriptions; Tab goes from criterion to criterion, since only one
 * of its scores is in the tab order.
 */
export function CriterionRow({ criterion, score, tally, locked, onScore }: Props) {
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  const scores = Array.from({ length: criterion.maximum + 1 }, (_, index) => index);
  const level = criterion.levels.find((one) => one.score === score);

  const set = (next: number | null) => {
    if (locked || (next !== null && (next < 0 || next > criterion.maximum))) return false;
    onScore(next);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next ?? 0]?.focus();
    return true;
  };
  const setAndGoOn = (next: number) => {
    if (set(next)) focusNeighbour(group.current, 1);
  };

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) setAndGoOn(Number(event.key));
    else if (event.key === 'Enter' && tally !== null) setAndGoOn(tally.proposed);
    else if (event.key === 'Enter' && score !== null) focusNeighbour(group.current, 1);
    else if (event.key === 'ArrowRight') set(score === null ? 0 : Math.min(criterion.maximum, score + 1));
    else if (event.key === 'ArrowLeft') set(score === null ? criterion.maximum : Math.max(0, score - 1));
    else if (event.key === 'Delete' || event.key === 'Backspace') set(null);
    else if (event.key === '?' || event.key === '/' || event.key === ',') toggleLevels(group.current);
    else if (event.key === 'ArrowDown') focusNeighbour(group.current, 1);
    else if (event.key === 'ArrowUp') focusNeighbour(group.current, -1);
    else return;
    event.preventDefault();
  };

  return (
    <div class="criterion">
      <div class="criterion-name" id={name}>
        <strong>{criterion.code}</strong> {criterion.title}
      </div>
      <div ref={group} class="scores" role="radiogroup" aria-labelledby={name} aria-disabled={locked} onKeyDown={press}>
        {scores.map((value) => (
          <button
            key={value}
            type="button"
            role="radio"
            class={tally !== null && value === tally.proposed && value !== score ? 'score score-proposed' : 'score'}
            aria-checked={value === score}
            tabIndex={value === (score ?? 0) ? 0 : -1}
            disabled={locked}
            onClick={() => onScore(value)}
          >
            {value}
          </button>
        ))}
      </div>
      <div class="criterion-level small soft">
        {level?.description}
        {tally !== null && !locked && (tally.count > 0 || score === null) && (
          <p class={score !== null && score !== tally.proposed ? 'tally tally-differs' : 'tally'}>
            {t.tally(tally.count, tally.proposed)}
          </p>
        )}
      </div>
      <details class="criterion-levels small">
        <summary>
          {t.descriptions} <span class="visually-hidden">{criterion.code}</span>
        </summary>
        <dl>
          {criterion.levels.map((one) => (
            <div key={one.score}>
              <dt>{one.score}</dt>
              <dd>{one.description}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function toggleLevels(group: HTMLElement | null): void {
  const levels = group?.parentElement?.querySelector('details');
  if (levels) levels.open = !levels.open;
}

/** To the criterion before or after; after the last one to the signature. */
function focusNeighbour(group: HTMLElement | null, step: 1 | -1): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[role="radiogroup"]:not([aria-disabled="true"])')];
  const next = groups[(group ? groups.indexOf(group) : -1) + step];
  if (next) next.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
  else if (step === 1) document.querySelector<HTMLElement>('[data-sign]')?.focus();
}
