import type { AttemptPhase, RecordingState, StageView, View } from './messages';

// The page of observers and officials; the C# records are in src/Queue/Protocol.

/** Who answers, without his name: the course and nothing of the person. */
export interface ObservedAttemptView {
  phase: AttemptPhase;
  stages: StageView[];
  /** Index in `stages`. */
  stage: number;
  participantConnected: boolean;
  /** The participant sees the КИМ, so that the observer may see it too. */
  kimShown: boolean;
  recording: RecordingState;
}

/** The queue in numbers. */
export interface ObservedQueueView {
  waiting: number;
  expected: number;
  answered: number;
  /** Ended early or removed. */
  endedOtherwise: number;
  nextAt: string | null;
}

export interface ObserverView extends View {
  kind: 'observer';
  conferenceOpen: boolean;
  attempt: ObservedAttemptView | null;
  queue: ObservedQueueView;
}
