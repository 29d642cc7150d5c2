import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { Pill } from '../../../parts/Pill';
import { ReasonDialog } from '../../../parts/ReasonDialog';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { Problem } from '../../../protocol/messages';
import { type ProtocolOfDay, readProtocols, takeAway } from '../../../protocol/scoring';
import { scoringTexts as t } from '../../../texts/scoring';
import { AnswerState } from '../AnswerState';
import { useAnswer } from '../useAnswer';

/** Who scores whose answer and how far it is, without a single score; a draft may be given to another expert. */
export function ProtocolTable({ school, day }: { school: number; day: number }) {
  const answer = useAnswer(() => readProtocols(school, day));
  const taking = useSignal<ProtocolOfDay | null>(null);
  const problem = useSignal<Problem | null>(null);
  const rows = answer.value;
  const take = async (reason: string) => {
    const reply = await takeAway(school, taking.value?.attemptId ?? '', reason);
    problem.value = reply.ok ? null : reply.problem;
    await answer.reload();
    return reply.ok;
  };
  return (
    <section class="panel stack" aria-labelledby="protocols">
      <h2 id="protocols">{t.protocols}</h2>
      <AnswerState answer={answer} />
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      {rows && (
        <p class="soft">
          {rows.length === 0 ? t.protocolsNone : t.protocolsText(rows.filter((one) => one.signedAt === null).length)}
        </p>
      )}
      {rows && rows.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                {Object.values(t.protocolColumns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <Row key={one.attemptId} one={one} onTake={() => (taking.value = one)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {taking.value && (
        <ReasonDialog
          texts={t.takeAwayDialog}
          rule={t.takeAwayRule}
          danger
          onClose={() => (taking.value = null)}
          onConfirm={take}
        />
      )}
    </section>
  );
}

function Row({ one, onTake }: { one: ProtocolOfDay; onTake: () => void }) {
  const time = useSchoolTime();
  const state = one.signedAt
    ? t.signed(time.clock(one.signedAt))
    : one.version === null
      ? t.waits
      : one.version > 1
        ? t.correction(one.version)
        : t.draft;
  return (
    <tr>
      <th scope="row">
        {one.name}, {one.class}
        {one.outcome !== 'finished' && <div class="small soft">{t.outcomes[one.outcome]}</div>}
      </th>
      <td class="numbers">{one.auditorium}</td>
      <td>{one.outcome === 'finished' && one.schemes.map((scheme) => t.schemesShort[scheme]).join(' / ')}</td>
      <td>{one.expert ?? <span class="soft">{t.nobody}</span>}</td>
      <td>
        <span class="row">
          <Pill tone={one.signedAt ? 'good' : 'warn'}>{state}</Pill>
          {one.mayBeTakenAway && (
            <Button size="small" aria-label={t.takeAwayOf(one.name)} onClick={onTake}>
              {t.takeAway}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}
