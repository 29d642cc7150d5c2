import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ProblemNotice, Refusal, useActions } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { useSchoolTime } from '../../parts/schoolTime';
import type { ProtocolView } from '../../protocol/messages';
import { attemptPhases, common, fullName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import type { ProtocolDesk } from './protocolDesk';
import type { ScoreDraft } from './scoreDraft';

interface Props {
  protocol: ProtocolView;
  connection: ProtocolDesk;
  draft: ScoreDraft;
  given: boolean;
}

/** The signature of a protocol: what is in its way, the confirmation, and afterwards the correction. */
export function Signature({ protocol, connection, draft, given }: Props) {
  const signing = useSignal(false);
  // The main thing only when nothing is in its way; before, it tells what is.
  const ready = protocol.obstacles.length === 0 && (protocol.owner === 'me' || protocol.markedOnly);
  if (protocol.signedAt !== null) return <Signed protocol={protocol} connection={connection} given={given} />;
  const untaken = protocol.owner === 'nobody' && protocol.phase === 'finished';
  if (untaken || protocol.owner === 'other' || protocol.phase === 'technicalFailure') return null;
  return (
    <>
      <Button data-sign look={ready ? 'primary' : 'plain'} wide onClick={() => (signing.value = true)}>
        {protocol.markedOnly ? t.signMark : t.sign}
      </Button>
      {signing.value && (
        <Confirmation protocol={protocol} connection={connection} draft={draft} onClose={() => (signing.value = false)} />
      )}
    </>
  );
}

function Confirmation({ protocol, connection, draft, onClose }: Omit<Props, 'given'> & { onClose: () => void }) {
  const actions = useActions();
  const blocked = protocol.obstacles.length > 0;
  const actionRow = useRef<HTMLDivElement>(null);
  // Enter confirms at once: whoever came here by the keyboard has decided.
  useEffect(() => actionRow.current?.querySelector<HTMLElement>('.button-primary')?.focus(), []);
  return (
    <Dialog title={blocked ? t.signBlocked : t.signTitle} onClose={onClose}>
      {blocked ? (
        protocol.obstacles.map((obstacle) => (
          <ProblemNotice key={obstacle.code + obstacle.title} problem={obstacle} tone="warn" />
        ))
      ) : (
        <p>
          {protocol.markedOnly
            ? t.signMarkText(fullName(protocol.name), attemptPhases[protocol.phase])
            : t.signText(fullName(protocol.name), String(protocol.total ?? '—'))}
        </p>
      )}
      <Refusal actions={actions} />
      <div class="dialog-actions" ref={actionRow}>
        <Button onClick={onClose}>{blocked ? common.close : common.cancel}</Button>
        {!blocked && (
          <Button
            look="primary"
            disabled={actions.busy}
            onClick={() => actions.run(draft.sent().then(() => connection.call('signProtocol', protocol.attemptId)))}
          >
            {t.signConfirm}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Signed({ protocol, connection, given }: { protocol: ProtocolView; connection: ProtocolDesk; given: boolean }) {
  const correcting = useSignal(false);
  const actions = useActions();
  const time = useSchoolTime();
  return (
    <div class="stack-tight">
      <Pill tone="good">{t.signedAt(time.clock(protocol.signedAt ?? ''))}</Pill>
      {protocol.pdfUrl && (
        <a class="button" href={protocol.pdfUrl} target="_blank" rel="noopener">
          {t.pdf}
        </a>
      )}
      {protocol.owner === 'me' && !given && (
        <Button size="small" look="quiet" onClick={() => (correcting.value = true)}>
          {t.correct}
        </Button>
      )}
      <Refusal actions={actions} />
      {correcting.value && (
        <ReasonDialog
          texts={t.correction}
          rule={t.correctionRule}
          onClose={() => (correcting.value = false)}
          onConfirm={(reason) => actions.run(connection.call('correctProtocol', protocol.attemptId, reason))}
        />
      )}
    </div>
  );
}
