import { Pill } from '../../parts/Pill';
import type { ProtocolView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import { givenSum } from './givenSum';

/** The protocols of the day with their sums; unsigned ones wait to be finished. */
export function OtherProtocols({
  protocols,
  current,
  onChoose,
}: {
  protocols: ProtocolView[];
  current: string | null;
  onChoose: (id: string) => void;
}) {
  if (protocols.every((protocol) => protocol.attemptId === current)) return null;
  const unsigned = protocols.filter((protocol) => isToSign(protocol) && protocol.signedAt === null).length;
  return (
    <nav class="panel stack-tight" aria-label={t.others}>
      <div class="row-apart">
        <h2>{t.others}</h2>
        <Pill tone={unsigned > 0 ? 'warn' : 'good'}>{unsigned > 0 ? t.othersUnsigned(unsigned) : t.othersSigned}</Pill>
      </div>
      {protocols.map((protocol) => (
        <button
          key={protocol.attemptId}
          type="button"
          class="button button-small protocol-link"
          aria-current={protocol.attemptId === current ? 'true' : undefined}
          onClick={() => onChoose(protocol.attemptId)}
        >
          <span>{shortName(protocol.name)}</span>
          <span class="soft numbers">{state(protocol)}</span>
        </button>
      ))}
    </nav>
  );
}

/** A failure of equipment has no protocol; an act has one, with its mark. */
function isToSign({ phase }: ProtocolView): boolean {
  return phase !== 'technicalFailure';
}

function state(protocol: ProtocolView): string {
  if (!isToSign(protocol)) return t.unscored.toLowerCase();
  if (protocol.markedOnly) return `${t.marked} · ${protocol.signedAt ? t.signed : t.unsigned}`;
  if (protocol.phase === 'finished' && protocol.owner === 'nobody') return t.freeShort;
  if (protocol.owner === 'other' && !protocol.signedAt) return t.ledBy(protocol.expert ?? '');
  const sum = t.points(givenSum(protocol), protocol.maximum);
  return `${sum} · ${protocol.signedAt ? t.signed : t.unsigned}`;
}
