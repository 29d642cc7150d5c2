import { useEffect, useId, useMemo } from 'preact/hooks';
import { ProblemNotice } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { ParticipantView, WrittenView } from '../../protocol/messages';
import { writingTexts as t } from '../../texts/categories';
import { WrittenDraft } from './writtenDraft';

/** The typing area of the task that is written now; between the tasks the calm word that everything is kept. */
export function Writing({ connection, view }: { connection: Connection<ParticipantView>; view: ParticipantView }) {
  const now = view.written?.find((answer) => answer.open) ?? null;
  const last = view.written?.at(-1) ?? null;
  const shown = now ?? (view.extra?.restingSince ? last : null);
  return (
    <section class="writing panel stack-tight" aria-label={t.label}>
      {view.questions && (
        <div class="writing-questions stack-tight">
          <h2>{t.questions}</h2>
          <ol aria-live="polite">
            {view.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </div>
      )}
      {shown ? (
        <Answer key={`${view.kimShownAt}/${shown.task}`} connection={connection} view={view} answer={shown} />
      ) : (
        <p class="soft" role="status">
          {last && last.revision > 0 ? t.between(last.task) : t.before}
        </p>
      )}
    </section>
  );
}

function Answer({
  connection,
  view,
  answer,
}: {
  connection: Connection<ParticipantView>;
  view: ParticipantView;
  answer: WrittenView;
}) {
  const key = `${view.auditorium.id}/${view.kimShownAt}/${answer.task}`;
  // The draft lives as long as the task of this attempt.
  const draft = useMemo(() => new WrittenDraft(connection, key, answer.task, answer), [connection, key, answer.task]);
  const id = useId();
  useEffect(() => draft.follow(answer), [draft, answer]);
  const opening = connection.openings.value;
  // What is not saved is sent each time the link opens, when the page is hidden, and when the stage ends.
  useEffect(() => void draft.save(), [draft, opening]);
  useEffect(() => {
    const save = () => void draft.save();
    document.addEventListener('visibilitychange', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [draft]);
  useEffect(() => {
    if (!answer.open) void draft.save();
  }, [draft, answer.open]);
  const { state } = draft;
  return (
    <>
      <div class="row-apart">
        <h2>
          <label for={id}>{t.answer(answer.task)}</label>
        </h2>
        <span class="small soft" role="status">
          {state.value === 'refused' ? '' : draft.text.value === '' ? t.empty : t.states[state.value]}
        </span>
      </div>
      {draft.problem.value && <ProblemNotice problem={draft.problem.value} tone="warn" />}
      <textarea
        id={id}
        class="writing-text"
        rows={12}
        maxLength={10_000}
        readOnly={!answer.open}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby={`${id}-hint`}
        value={draft.text.value}
        onInput={(event) => draft.type(event.currentTarget.value)}
      />
      <p class="small soft" id={`${id}-hint`}>
        {answer.open ? t.hint : t.standing}
      </p>
    </>
  );
}
