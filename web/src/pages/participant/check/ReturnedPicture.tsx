import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Picture } from '../../../parts/Picture';
import { checkTexts } from '../../../texts/check';
import type { CheckState, Returned } from './checkState';

const t = checkTexts.call.silent;

/** For who answers by hands or in writing: his picture as it came back from the server, and the question how it is. */
export function ReturnedPicture({ check, onAnswer }: { check: CheckState; onAnswer: (returned: Returned) => void }) {
  const words = t[check.form === 'written' ? 'written' : 'signed'];
  const stream = check.call.picture.value;
  const track = stream?.getVideoTracks()[0] ?? null;
  const here = useSignal(false);
  useEffect(() => {
    // A track of a connection is muted until its first frame.
    const look = () => {
      here.value = track !== null && !track.muted;
    };
    look();
    track?.addEventListener('unmute', look);
    return () => track?.removeEventListener('unmute', look);
  }, [track, here]);
  return (
    <>
      <p class="lead">{words.ready}</p>
      <Picture label={t.picture} stream={stream} empty={t.wait} bare />
      <fieldset class="stack-tight">
        <legend>{words.question}</legend>
        <div class="row">
          {here.value && (
            <Button look="primary" onClick={() => onAnswer('well')}>
              {t.good}
            </Button>
          )}
          <Button onClick={() => onAnswer('badly')}>{t.bad}</Button>
        </div>
      </fieldset>
    </>
  );
}
