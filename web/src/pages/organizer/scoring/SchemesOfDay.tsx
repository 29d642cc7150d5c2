import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Pill } from '../../../parts/Pill';
import { WhyRule } from '../../../parts/rules';
import { useSchoolTime } from '../../../parts/schoolTime';
import { Why } from '../../../parts/Why';
import { readSchemes, type SchemeDecision } from '../../../protocol/scoring';
import { peopleTexts } from '../../../texts/people';
import { scoringTexts as t } from '../../../texts/scoring';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';
import { SchemeDialog } from './SchemeDialog';

/** What the regulation allows, who chooses, and what was decided. */
export function SchemesOfDay({ school, day }: { school: number; day: number }) {
  const answer = useAnswer(() => readSchemes(school, day));
  const deciding = useSignal(false);
  const now = answer.value;
  return (
    <section class="panel stack" aria-labelledby="schemes">
      <h2 id="schemes">{t.schemesTitle}</h2>
      <AnswerState answer={answer} />
      {now && (
        <>
          <div>
            <p>{t.possible(now.possible.length > 1 ? t.both : now.possible.map((one) => t.schemes[one]).join())}</p>
            <Why source={now.clause} />
          </div>
          <div>
            <p>{now.chosenBy === 'regulation' ? t.named : t.chosenBy(t.choosers[now.chosenBy])}</p>
            <Why source={now.chosenByClause} />
          </div>
          <div>
            <p>{t.autism}</p>
            <WhyRule path="scoring.fromRecordingOnly" />
          </div>
          {now.decisions.length > 0 ? (
            <Decisions decisions={now.decisions} />
          ) : (
            now.chosenBy !== 'regulation' && <p class="soft">{t.noDecision}</p>
          )}
          {now.chosenBy !== 'regulation' && (
            <div>
              <Button look="primary" onClick={() => (deciding.value = true)}>
                {t.decide}
              </Button>
            </div>
          )}
          {deciding.value && (
            <SchemeDialog
              school={school}
              day={day}
              schemes={now}
              onClose={() => (deciding.value = false)}
              onSaved={() => {
                deciding.value = false;
                void answer.reload();
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

/** The newest first; an older one for the same people is replaced, and stays to be seen. */
function Decisions({ decisions }: { decisions: SchemeDecision[] }) {
  const time = useSchoolTime();
  const newest = new Map(decisions.map((one) => [one.category, one.id]));
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            {Object.values(t.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...decisions].reverse().map((one) => (
            <tr key={one.id} class={newest.get(one.category) === one.id ? undefined : 'scheme-replaced'}>
              <th scope="row">
                {one.category ? peopleTexts.categories[one.category] : t.everybody}{' '}
                {newest.get(one.category) !== one.id && <Pill>{t.replaced}</Pill>}
              </th>
              <td>{t.schemes[one.scheme]}</td>
              <td>{one.ground}</td>
              <td class="small soft">{[time.moment(one.enteredAt), one.enteredBy].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
