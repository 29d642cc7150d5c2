import { Notice } from '../../parts/Notice';
import type { TechnicianView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';
import { technicianTexts as t } from '../../texts/technician';

/** Everything that is wrong with the day now, in one place above the streams. */
export function Troubles({ view, diskLow }: { view: TechnicianView; diskLow: boolean }) {
  const troubles = [
    view.attempt && !view.attempt.participantConnected && stationTexts.reconnecting,
    ...view.recording.warnings,
    view.recording.trouble && t.recordingTrouble(view.recording.trouble),
    diskLow && t.diskLow,
  ].filter((one): one is string => typeof one === 'string');
  return (
    <div role="alert">
      {troubles.length > 0 && (
        <Notice tone="bad" title={t.attention}>
          {troubles.length === 1 ? (
            <p>{troubles[0]}</p>
          ) : (
            <ul>
              {troubles.map((trouble) => (
                <li key={trouble}>{trouble}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  );
}
