import type { ProtocolView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';

/** The other protocols of the day; unsigned ones wait to be finished. */
export function OtherProtocols({
  protocols,
  current,
  onChoose,
}: {
  protocols: ProtocolView[];
  current: string | null;
  onChoose: (id: string) => void;
}) {
  if (protocols.length < 2) return null;
  return (
    <nav class="panel stack-tight" aria-label={t.others}>
      <h2>{t.others}</h2>
      {protocols.map((protocol) => (
        <button
          key={protocol.attemptId}
          type="button"
          class="button button-small protocol-link"
          aria-current={protocol.attemptId === current ? 'true' : undefined}
          onClick={() => onChoose(protocol.attemptId)}
        >
          <span>{shortName(protocol.name)}</span>
          <span class="soft">{protocol.signedAt ? t.signed : t.unsigned}</span>
        </button>
      ))}
    </nav>
  );
}
