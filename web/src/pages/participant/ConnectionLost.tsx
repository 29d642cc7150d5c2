import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { participantTexts as t } from '../../texts/participant';

/** After so long the person may do something himself: it mends what a page cannot. */
const LONG = 45_000;

/** Covers the room while it is being connected again: what happens, that the answer is safe, and what to do when the network is to blame. */
export function ConnectionLost({ blocked, phone = null }: { blocked: boolean; phone?: string | null }) {
  return (
    <div class="lost" role="alert">
      <div class="lost-card stack">
        <div class="spinner" aria-hidden="true" />
        {blocked ? <Blocked /> : <Lost />}
        {phone && (
          <p>
            <strong>{t.lost.phone(phone)}</strong>
          </p>
        )}
      </div>
    </div>
  );
}

function Lost() {
  const long = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      long.value = true;
    }, LONG);
    return () => clearTimeout(timer);
  }, [long]);
  return (
    <>
      <h2>{t.lost.title}</h2>
      <p class="lead">{t.lost.text}</p>
      <p>
        <strong>{t.lost.safe}</strong>
      </p>
      <p class="soft">{t.lost.keep}</p>
      {long.value && (
        <>
          <p>{t.lost.long}</p>
          <Button look="primary" onClick={() => location.reload()}>
            {t.lost.reload}
          </Button>
        </>
      )}
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
