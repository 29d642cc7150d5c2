import type { Connection } from '../protocol/connection';
import type { AttemptView } from '../protocol/messages';
import { RecordingDecision } from './RecordingDecision';

/** Every recording of the day that awaits a decision, decided through the page's connection. */
export function Decisions({ attempts, call }: { attempts: AttemptView[]; call: Connection['call'] }) {
  return (
    <>
      {attempts
        .filter((attempt) => attempt.recording.awaitsDecision)
        .map((attempt) => (
          <RecordingDecision
            key={attempt.id}
            attempt={attempt}
            accept={() => call('acceptRecording', attempt.id)}
            endEarly={(reason, againToday) => call('endForRecording', attempt.id, reason, againToday)}
          />
        ))}
    </>
  );
}
