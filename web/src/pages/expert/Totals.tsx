import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice, Refusal, useActions } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Connection } from '../../protocol/connection';
import type { ExpertView, ProtocolView } from '../../protocol/messages';
import { common, fullName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import { givenSum } from './givenSum';
import type { ScoreDraft } from './scoreDraft';

interface Props {
  protocol: ProtocolView;
  draft: ScoreDraft;
  connection: Connection<ExpertView>;
  locked: boolean;
}

/** Sums as the server counts them, whether the scores are saved, and the signature. */
export function Totals({ protocol, draft, connection, locked }: Props) {
  const signing = useSignal(false);
  const actions = useActions();
  const time = useSchoolTime();
  const saveTexts = { saved: t.saved, saving: t.saving, notSaved: t.notSaved };
  return (
    <aside class="totals stack" aria-label={t.total}>
      <section class="panel stack-tight">
        <dl class="sums">
          {protocol.subtotals.map((sum) => (
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
      </section>
      {protocol.notAttemptedTasks.length > 1 && <p class="small">{t.notAttemptedRule}</p>}
      {!locked && (
        <p class={`small save-state save-${draft.state.value}`} role="status">
          {saveTexts[draft.state.value]}
        </p>
      )}
      {protocol.signedAt ? (
        <div class="stack-tight">
          <Pill tone="good">{t.signedAt(time.clock(protocol.signedAt))}</Pill>
          {protocol.pdfUrl && (
            <a class="button" href={protocol.pdfUrl} target="_blank" rel="noopener">
              {t.pdf}
            </a>
          )}
        </div>
      ) : (
        !locked && (
          <Button look="primary" wide disabled={draft.state.value === 'saving'} onClick={() => (signing.value = true)}>
            {t.sign}
          </Button>
        )
      )}
      {signing.value && !protocol.signedAt && (
        <Dialog
          title={protocol.obstacles.length > 0 ? t.signBlocked : t.signTitle}
          onClose={() => {
            signing.value = false;
          }}
        >
          {protocol.obstacles.length > 0 ? (
            protocol.obstacles.map((obstacle) => (
              <ProblemNotice key={obstacle.code + obstacle.title} problem={obstacle} tone="warn" />
            ))
          ) : (
            <p>{t.signText(fullName(protocol.name), String(protocol.total ?? '—'))}</p>
          )}
          <Refusal actions={actions} />
          <div class="dialog-actions">
            <Button onClick={() => (signing.value = false)}>
              {protocol.obstacles.length > 0 ? common.close : common.cancel}
            </Button>
            {protocol.obstacles.length === 0 && (
              <Button
                look="primary"
                disabled={actions.busy}
                onClick={() => actions.run(connection.call('signProtocol', protocol.attemptId))}
              >
                {t.signConfirm}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </aside>
  );
}
