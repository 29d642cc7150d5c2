import type { CriteriaGroupView, ErrorTally } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';
import { CriterionRow } from './CriterionRow';
import type { ScoreDraft } from './scoreDraft';

interface Props {
  group: CriteriaGroupView;
  draft: ScoreDraft;
  tallies: ErrorTally[];
  locked: boolean;
}

/** The criteria of one task, or of speech. */
export function CriteriaGroup({ group, draft, tallies, locked }: Props) {
  const { task } = group;
  const skipped = task !== null && draft.notAttempted.value.includes(task);
  return (
    <fieldset class="panel group">
      <legend>
        {group.title} <span class="soft small">{t.maximum(group.maximum)}</span>
      </legend>
      {task !== null && (
        <label class="check small group-skip">
          <input
            type="checkbox"
            checked={skipped}
            disabled={locked}
            onChange={(event) => draft.setNotAttempted(task, event.currentTarget.checked)}
          />
          <span>{t.notAttempted(task)}</span>
        </label>
      )}
      {group.criteria.map((criterion) => (
        <CriterionRow
          key={criterion.code}
          criterion={criterion}
          score={draft.scores.value[criterion.code] ?? null}
          tally={tallies.find((tally) => tally.code === criterion.code) ?? null}
          locked={locked || skipped}
          onScore={(score) => draft.setScore(criterion.code, score)}
        />
      ))}
    </fieldset>
  );
}
