import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Connection } from '../../protocol/connection';
import type { ParticipantView } from '../../protocol/messages';
import { writingTexts } from '../../texts/categories';
import { participantTexts } from '../../texts/participant';

const t = participantTexts.exam;
const PAUSE = 600;

/** «Поле для заметок» of task 2: saved after each pause in typing, and again when the link comes back. */
export function Notes({
  connection,
  text,
  draft: isDraft = false,
}: {
  connection: Connection<ParticipantView>;
  text: string;
  /** In the written form it is the draft sheet. */
  draft?: boolean;
}) {
  const draft = useSignal(text);
  const state = useSignal<'saved' | 'saving' | 'notSaved'>('saved');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hint = useId();

  async function save() {
    const sent = draft.value;
    const outcome = await connection.call('saveNotes', sent);
    if (sent === draft.value) state.value = outcome.ok ? 'saved' : 'notSaved';
  }

  const opening = connection.openings.value;
  // What was not saved is sent again each time the link opens.
  useEffect(() => {
    if (state.value === 'notSaved') void save();
  }, [opening]);

  // Leaving the stage must not lose the last words.
  // Only when the field goes away.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (state.peek() === 'saving') void save();
    },
    [],
  );

  return (
    <label class="panel stack-tight notes">
      <span class="row-apart">
        <strong>{isDraft ? writingTexts.draft : t.notes}</strong>
        <span class="small soft" role="status">
          {state.value === 'saved' ? draft.value && t.notesSaved : state.value === 'saving' ? t.notesSaving : t.notesNotSaved}
        </span>
      </span>
      <textarea
        rows={3}
        maxLength={4_000}
        aria-describedby={hint}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          state.value = 'saving';
          clearTimeout(timer.current);
          timer.current = setTimeout(save, PAUSE);
        }}
      />
      <span class="small soft" id={hint}>
        {isDraft ? writingTexts.draftHint : t.notesHint}
      </span>
    </label>
  );
}
