import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ProblemNotice } from '../../../parts/outcome';
import type { Problem } from '../../../protocol/messages';
import type { Category } from '../../../protocol/school';
import { decideScheme, type Schemes } from '../../../protocol/scoring';
import { common } from '../../../texts/common';
import { peopleTexts } from '../../../texts/people';
import { scoringTexts } from '../../../texts/scoring';

const t = scoringTexts.dialog;

interface Props {
  school: number;
  day: number;
  schemes: Schemes;
  onClose: () => void;
  onSaved: () => void;
}

/** Enters who is scored by which scheme, and the paper that says so. */
export function SchemeDialog({ school, day, schemes, onClose, onSaved }: Props) {
  const category = useSignal<Category | null>(null);
  const scheme = useSignal(schemes.possible[0] ?? 'live');
  const ground = useSignal('');
  const agreement = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const agrees = schemes.chosenBy === 'schoolWithMunicipality';
  const save = async () => {
    busy.value = true;
    const reply = await decideScheme(school, day, {
      category: category.value,
      scheme: scheme.value,
      decidedBy: schemes.chosenBy,
      ground: ground.value,
      agreement: agrees ? agreement.value : null,
    });
    busy.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) onSaved();
  };
  return (
    <Dialog title={t.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy.value) void save();
        }}
      >
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <label class="stack-tight">
          {t.who}
          <select
            value={category.value ?? ''}
            onChange={(event) => (category.value = (event.currentTarget.value || null) as Category | null)}
          >
            <option value="">{scoringTexts.everybody}</option>
            {Object.entries(peopleTexts.categories).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="stack-tight">
          <legend>{t.scheme}</legend>
          {schemes.possible.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="scheme" checked={scheme.value === one} onChange={() => (scheme.value = one)} />
              {scoringTexts.schemes[one]}
            </label>
          ))}
        </fieldset>
        <p>
          {t.decidedBy}: {scoringTexts.choosers[schemes.chosenBy]}
        </p>
        <label class="stack-tight">
          {t.ground}
          <input
            required
            maxLength={agrees ? 140 : 300}
            placeholder={t.groundHint}
            value={ground.value}
            onInput={(event) => (ground.value = event.currentTarget.value)}
          />
        </label>
        {agrees && (
          <label class="stack-tight">
            {t.agreement}
            <input
              required
              maxLength={130}
              value={agreement.value}
              onInput={(event) => (agreement.value = event.currentTarget.value)}
            />
          </label>
        )}
        <p class="small soft">{t.rule}</p>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy.value}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
