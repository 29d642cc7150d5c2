import { useEffect, useMemo } from 'preact/hooks';
import { ProblemNotice } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { ExpertView, ProtocolView } from '../../protocol/messages';
import { attemptPhases, common, fullName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import { CriteriaGroup } from './CriteriaGroup';
import { ScoreDraft } from './scoreDraft';
import { Totals } from './Totals';

/** The protocol of one attempt. */
export function ProtocolForm({ protocol, connection }: { protocol: ProtocolView; connection: Connection<ExpertView> }) {
  // The draft lives as long as the form of this attempt.
  const draft = useMemo(() => new ScoreDraft(connection, protocol.attemptId, protocol), [connection, protocol.attemptId]);
  useEffect(() => draft.follow(protocol), [draft, protocol]);
  const opening = connection.openings.value;
  // What was not saved is sent again each time the link opens.
  useEffect(() => draft.retry(), [draft, opening]);

  const unscored = protocol.phase === 'removed' || protocol.phase === 'unfinished' || protocol.phase === 'technicalFailure';
  const locked = protocol.signedAt !== null || unscored;
  return (
    <div class="protocol">
      <div class="stack">
        <div>
          <h1>{t.protocol(fullName(protocol.name))}</h1>
          <p class="soft">
            {[protocol.class, protocol.variant !== null && common.variant(protocol.variant), attemptPhases[protocol.phase]]
              .filter(Boolean)
              .join(' · ')}
            {unscored && ` · ${t.unscored}`}
          </p>
          {!locked && <p class="small soft">{t.keys}</p>}
        </div>
        {draft.problem.value && <ProblemNotice problem={draft.problem.value} />}
        {protocol.recordingUrl && (
          // Speech that is being assessed has no captions.
          <audio class="recording" controls preload="none" src={protocol.recordingUrl} aria-label={t.recording} />
        )}
        <form class="stack" onSubmit={(event) => event.preventDefault()}>
          {protocol.groups.map((group) => (
            <CriteriaGroup key={group.title} group={group} draft={draft} locked={locked} />
          ))}
        </form>
      </div>
      <Totals protocol={protocol} draft={draft} connection={connection} locked={locked} />
    </div>
  );
}
