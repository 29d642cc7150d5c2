import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { keysOn } from '../../parts/keys';
import type { ErrorKind, NotedError, ProtocolView } from '../../protocol/messages';
import { expertTexts as t } from '../../texts/expert';
import { errorKeys, kindOfKey, placeInRecording } from './errorKinds';
import type { ScoreDraft } from './scoreDraft';

interface Props {
  protocol: ProtocolView;
  draft: ScoreDraft;
  locked: boolean;
  /** Where the recording stands now, in seconds; null when there is none. */
  place: () => number | null;
  /** Plays the recording from a place; null while there is none to play. */
  onHear: ((seconds: number) => void) | null;
}

/** Notes errors by one key each, with their place in the recording; a note may be written beside and heard again. */
export function ErrorNotes({ protocol, draft, locked, place, onHear }: Props) {
  const errors = draft.errors.value;
  const kinds = protocol.tallies.map((tally) => tally.kind);
  const note = (kind: ErrorKind) => draft.setErrors([...draft.errors.value, { kind, seconds: place(), note: null }]);
  const change = (at: number, error: NotedError | null) =>
    draft.setErrors(draft.errors.value.flatMap((one, index) => (index !== at ? [one] : error ? [error] : [])));
  useErrorKeys(locked ? [] : kinds, note);
  if (kinds.length === 0 || (locked && errors.length === 0)) return null;
  return (
    <section class="panel stack-tight" aria-label={t.errors}>
      <h2>{t.errors}</h2>
      {!locked && (
        <div class="error-keys">
          {kinds.map((kind) => (
            <button key={kind} type="button" class="button button-small error-key" onClick={() => note(kind)}>
              <kbd>{errorKeys[kind].letter}</kbd> {t.errorKinds[kind]}
              <span class="numbers soft">{errors.filter((error) => error.kind === kind).length}</span>
            </button>
          ))}
        </div>
      )}
      {errors.length > 0 && (
        <ol class="noted small">
          {errors.map((error, index) => (
            // Two errors may be equal in everything: their place in the list is what tells them apart.
            <li key={index}>
              <Place seconds={error.seconds} onHear={onHear} />
              <span>{t.errorKinds[error.kind]}</span>
              {locked ? (
                <span class="soft">{error.note}</span>
              ) : (
                <>
                  <input
                    type="text"
                    maxLength={200}
                    value={error.note ?? ''}
                    aria-label={t.errorNote}
                    placeholder={t.errorNote}
                    onChange={(event) => change(index, { ...error, note: event.currentTarget.value.trim() || null })}
                  />
                  <Button size="small" look="quiet" aria-label={t.errorRemove} onClick={() => change(index, null)}>
                    ×
                  </Button>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Place({ seconds, onHear }: { seconds: number | null; onHear: Props['onHear'] }) {
  if (seconds === null) return <span class="soft">—</span>;
  const text = placeInRecording(seconds);
  if (!onHear) return <span class="numbers">{text}</span>;
  // A little earlier: the ear needs the words before the error.
  return (
    <button type="button" class="place-link numbers" title={t.hear} onClick={() => onHear(Math.max(0, seconds - 3))}>
      {text}
    </button>
  );
}

function useErrorKeys(kinds: ErrorKind[], note: (kind: ErrorKind) => void): void {
  const latest = useRef({ kinds, note });
  latest.current = { kinds, note };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!keysOn.peek() || event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input[type="text"], textarea, select, dialog') || document.querySelector('dialog[open]')) return;
      const kind = kindOfKey(event, latest.current.kinds);
      if (kind === null) return;
      latest.current.note(kind);
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
