import { Notice } from '../../parts/Notice';
import { Pill } from '../../parts/Pill';
import { Why } from '../../parts/Why';
import type { ProtocolView } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';
import { typeset } from '../../texts/typography';
import { givenSum } from './givenSum';
import type { ProtocolDesk } from './protocolDesk';
import { Signature } from './Signature';
import type { ScoreDraft } from './scoreDraft';
import { isUnscored } from './unscored';

interface Props {
  protocol: ProtocolView;
  draft: ScoreDraft;
  connection: ProtocolDesk;
  locked: boolean;
  /** Without the correction of what is signed. */
  given: boolean;
}

/** Sums as the server counts them, whether the scores are saved, and the signature. */
export function Totals({ protocol, draft, connection, locked, given }: Props) {
  const saveTexts = { saved: t.saved, saving: t.saving, notSaved: t.notSaved };
  return (
    <aside class="totals stack" aria-label={t.total}>
      {!isUnscored(protocol) && <Sums protocol={protocol} />}
      {protocol.notAttemptedTasks.length > 1 && (
        <div class="small">
          <p>{typeset(protocol.scale.speechRule)}</p>
          <Why source={protocol.scale.speechSource} />
        </div>
      )}
      {!locked && (
        <p class={`small save-state save-${draft.state.value}`} role="status">
          {saveTexts[draft.state.value]}
        </p>
      )}
      <Signature protocol={protocol} connection={connection} draft={draft} given={given} />
    </aside>
  );
}

function Sums({ protocol }: { protocol: ProtocolView }) {
  return (
    <section class="panel stack-tight">
      <dl class="sums">
        {/* A scale may leave a whole group of criteria out. */}
        {protocol.subtotals
          .filter((sum) => sum.maximum > 0)
          .map((sum) => (
            <div key={sum.title}>
              <dt>{sum.title}</dt>
              <dd class="numbers">
                {sum.score ?? '—'} <span class="soft">{t.of(sum.maximum)}</span>
              </dd>
            </div>
          ))}
        <div class="sums-total">
          <dt>{protocol.total === null ? t.totalSoFar : t.total}</dt>
          <dd class="numbers">
            <strong>{givenSum(protocol)}</strong> <span class="soft">{t.of(protocol.maximum)}</span>
          </dd>
        </div>
      </dl>
      <div class="row-apart">
        <span role="status">
          {protocol.passed === null ? (
            <Pill>{t.undecided}</Pill>
          ) : (
            <Pill tone={protocol.passed ? 'good' : 'bad'}>{protocol.passed ? t.pass : t.fail}</Pill>
          )}
        </span>
        <span class="small soft">{t.passMark(protocol.passMark)}</span>
      </div>
      <details class="why-rules small">
        <summary>{t.whyScale}</summary>
        <p>{t.scale(protocol.scale.title, protocol.maximum, protocol.passMark)}</p>
        <Why source={protocol.scale.source} />
      </details>
      {protocol.scale.note && <Notice tone="warn">{typeset(protocol.scale.note)}</Notice>}
    </section>
  );
}
