import { Notice } from '../../parts/Notice';
import { Pill } from '../../parts/Pill';
import type { RecordingView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';
import { typeset } from '../../texts/typography';

const t = stationTexts.sound;

/** Whether both voices reach the recording. */
export function Heard({ recording, writes }: { recording: RecordingView /** His voice is not waited for. */; writes: boolean }) {
  if (recording.state === 'omitted') return <p class="small soft">{t.omitted}</p>;
  return (
    <div class="heard small" role="status">
      {!writes && (
        <Pill tone={recording.participantHeard ? 'good' : undefined}>
          {t.participant}: {recording.participantHeard ? t.yes : t.no}
        </Pill>
      )}
      <Pill tone={recording.interlocutorHeard ? 'good' : undefined}>
        {t.interlocutor}: {recording.interlocutorHeard ? t.yes : t.no}
      </Pill>
      {recording.trouble && (
        <Notice tone="bad">
          <p>{typeset(recording.trouble)}</p>
        </Notice>
      )}
    </div>
  );
}
