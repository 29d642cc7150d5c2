import { participantTexts as t } from '../../texts/participant';

/** Covers the room while it is being connected again: what happens, and that the answer is safe. */
export function ConnectionLost() {
  return (
    <div class="lost" role="alert">
      <div class="lost-card stack">
        <div class="spinner" aria-hidden="true" />
        <h2>{t.lost.title}</h2>
        <p class="lead">{t.lost.text}</p>
        <p>
          <strong>{t.lost.safe}</strong>
        </p>
        <p class="soft">{t.lost.keep}</p>
      </div>
    </div>
  );
}
