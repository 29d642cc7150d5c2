import { useEffect, useMemo, useRef } from 'preact/hooks';
import { KeysSwitch } from '../../parts/KeysSwitch';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import { RecordingPlayer } from '../../parts/player/RecordingPlayer';
import { WrittenAnswers } from '../../parts/WrittenAnswers';
import type { ErrorTally, ProtocolView } from '../../protocol/messages';
import { attemptPhases, common, fullName } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import { CriteriaGroup } from './CriteriaGroup';
import { ErrorNotes } from './ErrorNotes';
import { Ownership } from './Ownership';
import type { ProtocolDesk } from './protocolDesk';
import { ScoreDraft } from './scoreDraft';
import { Totals } from './Totals';
import { isUnscored } from './unscored';

/** The protocol of one attempt. */
export function ProtocolForm({
  protocol,
  connection,
  heading = t.protocol(fullName(protocol.name)),
  given = false,
}: {
  protocol: ProtocolView;
  connection: ProtocolDesk;
  heading?: string;
  /** Given to this expert alone: nothing to take, to give back or to correct. */
  given?: boolean;
}) {
  // The draft lives as long as the form of this version.
  const draft = useMemo(
    () => new ScoreDraft(connection, protocol.attemptId, protocol),
    [connection, protocol.attemptId, protocol.version],
  );
  useEffect(() => draft.follow(protocol), [draft, protocol]);
  const opening = connection.openings.value;
  // What was not saved is sent again each time the link opens.
  useEffect(() => draft.retry(), [draft, opening]);

  const sound = useRef<HTMLAudioElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const locked = isLocked(protocol);
  useEffect(() => {
    if (!locked) focusNext(form.current);
  }, [locked]);

  const hear = (seconds: number) => {
    if (!sound.current) return;
    sound.current.currentTime = seconds;
    void sound.current.play();
  };
  return (
    <div class="protocol">
      <div class="stack">
        <div>
          <h1>{heading}</h1>
          <p class="soft">
            {[protocol.class, protocol.variant !== null && common.variant(protocol.variant), attemptPhases[protocol.phase]]
              .filter(Boolean)
              .join(' · ')}
            {isUnscored(protocol) && ` · ${t.unscored}`}
          </p>
          {!locked && (
            <div class="row-apart">
              <p class="small soft">{t.keys}</p>
              {!protocol.recordingUrl && <KeysSwitch />}
            </div>
          )}
        </div>
        {draft.problem.value && <ProblemNotice problem={draft.problem.value} />}
        {!given && <Ownership protocol={protocol} connection={connection} />}
        {protocol.recordingUrl && (
          <section class="panel">
            <RecordingPlayer attemptId={protocol.attemptId} sound={sound} quiet />
          </section>
        )}
        {protocol.written && (
          <WrittenAnswers written={protocol.written} pdf={given ? null : `/api/attempts/${protocol.attemptId}/draft-sheet.pdf`} />
        )}
        {isUnscored(protocol) ? (
          <Unscored protocol={protocol} />
        ) : (
          <>
            <ErrorNotes
              protocol={protocol}
              draft={draft}
              locked={locked}
              place={() => placeNow(protocol, sound.current, connection)}
              onHear={protocol.recordingUrl ? hear : null}
            />
            <form ref={form} class="stack" onSubmit={(event) => event.preventDefault()}>
              {protocol.groups.map((group) => (
                <CriteriaGroup key={group.title} group={group} draft={draft} tallies={tallies(protocol, draft)} locked={locked} />
              ))}
            </form>
          </>
        )}
      </div>
      <Totals protocol={protocol} draft={draft} connection={connection} locked={locked} given={given} />
    </div>
  );
}

/** Nothing to score: what remains to be done. */
function Unscored({ protocol }: { protocol: ProtocolView }) {
  const texts = protocol.signedAt !== null ? t.notScored.signed : protocol.markedOnly ? t.notScored.marked : t.notScored.broken;
  return <Notice title={texts.title}>{texts.text}</Notice>;
}

/** Signed, not scored at all, led by somebody else, or a recording that nobody has taken yet. */
function isLocked(protocol: ProtocolView): boolean {
  return (
    protocol.signedAt !== null ||
    isUnscored(protocol) ||
    protocol.owner === 'other' ||
    (protocol.owner === 'nobody' && protocol.phase === 'finished')
  );
}

/** Where the recording stands: what is being listened to, or the moment of the live exam. */
function placeNow(protocol: ProtocolView, sound: HTMLAudioElement | null, connection: ProtocolDesk): number | null {
  if (sound) return Math.round(sound.currentTime * 10) / 10;
  if (protocol.recordingStartedAt === null || protocol.phase === 'finished') return null;
  return Math.max(0, Math.round((connection.clock.now() - Date.parse(protocol.recordingStartedAt)) / 100) / 10);
}

/** The tallies with the notes that are still on their way: Enter takes the proposal at once. */
function tallies(protocol: ProtocolView, draft: ScoreDraft): ErrorTally[] {
  return protocol.tallies.map((tally) => {
    const count = draft.errors.value.filter((error) => error.kind === tally.kind).length;
    const proposed = tally.atMost.findLastIndex((most) => most === null || count <= most);
    return { ...tally, count, proposed };
  });
}

/** To the first criterion without a score; when there is none, to the signature. */
function focusNext(form: HTMLElement | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const groups = [...(form?.querySelectorAll<HTMLElement>('[role="radiogroup"]:not([aria-disabled="true"])') ?? [])];
  const first = groups.find((group) => group.querySelector('[aria-checked="true"]') === null);
  const next =
    first?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]') ?? document.querySelector<HTMLElement>('[data-sign]');
  next?.focus({ preventScroll: true });
}
