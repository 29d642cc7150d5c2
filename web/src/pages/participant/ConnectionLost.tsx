import { participantTexts as t } from '../../texts/participant';

/** Covers the room while it is being connected again: what happens, that the answer is safe, and what to do when the network is to blame. */
export function ConnectionLost({ blocked }: { blocked: boolean }) {
  return (
    <div class="lost" role="alert">
      <div class="lost-card stack">
        <div class="spinner" aria-hidden="true" />
        {blocked ? <Blocked /> : <Lost />}
      </div>
    </div>
  );
}

function Lost() {
  return (
    <>
      <h2>{t.lost.title}</h2>
      <p class="lead">{t.lost.text}</p>
      <p>
        <strong>{t.lost.safe}</strong>
      </p>
      <p class="soft">{t.lost.keep}</p>
    </>
  );
}

function Blocked() {
  return (
    <>
      <h2>{t.blocked.title}</h2>
      <p class="lead">{t.blocked.text}</p>
      <ul>
        {t.blocked.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p class="soft">{t.blocked.keep}</p>
    </>
  );
}
