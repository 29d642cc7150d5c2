import { Notice } from '../../parts/Notice';
import type { RecordingView } from '../../protocol/messages';
import { pauseTexts } from '../../texts/pause';

const t = pauseTexts.participant;

/** Says in words that he is not being recorded, and what to do: nothing. That he is recorded the light above says. */
export function RecordingWords({ recording }: { recording: RecordingView }) {
  return (
    <div role="status">
      {recording.state === 'paused' && (
        <Notice tone="info" title={t.title}>
          <p>{t.text}</p>
        </Notice>
      )}
      {recording.state === 'omitted' && <p class="small soft">{t.omitted}</p>}
    </div>
  );
}
