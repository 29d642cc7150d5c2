import type { KimCapture } from '../../media/kimCapture';
import { Button } from '../../parts/Button';
import { kimTexts as t } from '../../texts/station';

/** Before the window is shared: the one button that shares it. Gone before the first frame is taken, so it is never in the picture. */
export function SharePanel({ capture }: { capture: KimCapture }) {
  const state = capture.state.value;
  const trouble = capture.trouble.value;
  return (
    <main class="kim-closed">
      <h1>{t.share.titles[state]}</h1>
      <p>{t.share.texts[state]}</p>
      {trouble && (
        <p role="alert" class="kim-trouble">
          {t.share.troubles[trouble]}
        </p>
      )}
      {(state === 'ready' || state === 'ended') && (
        <Button look="primary" size="large" onClick={() => void capture.share()}>
          {t.share.button}
        </Button>
      )}
    </main>
  );
}
