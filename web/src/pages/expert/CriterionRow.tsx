import { useId, useRef } from 'preact/hooks';
import type { CriterionView } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';

interface Props {
  criterion: CriterionView;
  score: number | null;
  locked: boolean;
  onScore: (score: number | null) => void;
}

/**
 * One criterion as a radio group. Digits set the score, ← → change it, ↑ ↓ go to the neighbouring criterion, Delete clears it, ? shows the descriptions;
 * Tab goes from criterion to criterion, since only one of its scores is in the tab order.
 */
export function CriterionRow({ criterion, score, locked, onScore }: Props) {
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  const scores = Array.from({ length: criterion.maximum + 1 }, (_, index) => index);
  const level = criterion.levels.find((one) => one.score === score);

  const set = (next: number | null) => {
    if (locked || (next !== null && (next < 0 || next > criterion.maximum))) return;
    onScore(next);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next ?? 0]?.focus();
  };

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) set(Number(event.key));
    else if (event.key === 'ArrowRight') set(score === null ? 0 : Math.min(criterion.maximum, score + 1));
    else if (event.key === 'ArrowLeft') set(score === null ? criterion.maximum : Math.max(0, score - 1));
    else if (event.key === 'Delete' || event.key === 'Backspace') set(null);
    else if (event.key === '?' || event.key === '/') toggleLevels(group.current);
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
            class="score"
            aria-checked={value === score}
            tabIndex={value === (score ?? 0) ? 0 : -1}
            disabled={locked}
            onClick={() => onScore(value)}
          >
            {value}
          </button>
        ))}
      </div>
      <div class="criterion-level small soft">{level?.description}</div>
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

function focusNeighbour(group: HTMLElement | null, step: 1 | -1): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[role="radiogroup"]:not([aria-disabled="true"])')];
  const index = group ? groups.indexOf(group) : -1;
  groups[index + step]?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
}
