import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Refusal, useActions } from '../../parts/outcome';
import type { ProtocolView } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';
import type { ProtocolDesk } from './protocolDesk';

/** Who scores this answer: a recording is taken before it is scored, so that two experts never score it unknowingly. */
export function Ownership({ protocol, connection }: { protocol: ProtocolView; connection: ProtocolDesk }) {
  const actions = useActions();
  const box = useRef<HTMLDivElement>(null);
  const free = protocol.owner === 'nobody' && protocol.phase === 'finished';
  useEffect(() => {
    if (free && document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, [free]);
  if (protocol.owner === 'other') return <Notice title={t.ledByOther(protocol.expert ?? '')}>{t.ledByOtherHint}</Notice>;
  if (protocol.correctionReason !== null && protocol.signedAt === null) {
    return (
      <Notice tone="warn" title={t.correcting(protocol.version)}>
        <p>{t.correctionBecause(protocol.correctionReason)}</p>
        <Drop protocol={protocol} connection={connection} label={t.dropCorrection} />
      </Notice>
    );
  }
  if (free) {
    return (
      <div ref={box}>
        <Notice title={t.free}>
          <p>{t.freeHint}</p>
          <div>
            <Button
              look="primary"
              disabled={actions.busy}
              onClick={() => actions.run(connection.call('claimProtocol', protocol.attemptId))}
            >
              {t.claim}
            </Button>
          </div>
          <Refusal actions={actions} />
        </Notice>
      </div>
    );
  }
  const untouched = Object.values(protocol.scores).every((score) => score === null) && protocol.errors.length === 0;
  if (protocol.owner === 'me' && protocol.phase === 'finished' && protocol.signedAt === null && untouched) {
    return <Drop protocol={protocol} connection={connection} label={t.release} />;
  }
  return null;
}

function Drop({ protocol, connection, label }: { protocol: ProtocolView; connection: ProtocolDesk; label: string }) {
  const actions = useActions();
  return (
    <div class="stack-tight">
      <div>
        <Button
          size="small"
          disabled={actions.busy}
          onClick={() => actions.run(connection.call('releaseProtocol', protocol.attemptId))}
        >
          {label}
        </Button>
      </div>
      <Refusal actions={actions} />
    </div>
  );
}
