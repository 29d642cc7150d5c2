// The technician's page of one auditorium; the records of src/Queue/Protocol serialise to them.

import type { AlarmView } from './alarm';
import type { AttemptView, RecordingState, RecordingView } from './attempt';
import type { View } from './messages';
import type { TicketView } from './queue';
import type { Ending, Neighbour, StationView } from './station';

export interface TechnicianView extends View {
  kind: 'technician';
  conferenceOpen: boolean;
  queue: TicketView[];
  attempt: AttemptView | null;
  ended: AttemptView[];
  recording: RecordingView;
  /** Of the whole day; null in a region that has none. */
  dayRecording: RecordingState | null;
  /** As the station's. */
  pause: StationView['pause'];
  disk: { freeBytes: number; low: boolean };
  alarms: AlarmView[];
  /** What a failure reported now would do; null while nobody answers. */
  failure: Ending | null;
  /** The other auditoriums of the day, to which a waiting participant may be moved. */
  neighbours: Neighbour[];
  registerUrl: string | null;
  recordingsUrl: string | null;
  manifests: { attemptId: string; fileName: string }[];
}
