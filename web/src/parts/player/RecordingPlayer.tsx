import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { ProblemNotice } from '../outcome';
import { Player } from './Player';
import { type LoadedRecording, RecordingSource } from './recordingSource';
import './player.css';

export interface RecordingPlayerProps {
  attemptId: string;
  /** Offers a button that notes the present moment, in seconds of the recording: for the expert's notes. */
  onMark?: (seconds: number) => void;
  /** Jumps there whenever it changes to a number, as when a note is chosen. */
  seekTo?: number | null;
  /** Set to the element that plays, for a page that asks where it stands. */
  sound?: RefObject<HTMLAudioElement | null>;
  /** Another button of the page is the main one. */
  quiet?: boolean;
  /** It has begun to play. */
  onPlay?: () => void;
  /** Without balance and hints: for the participant, who only makes sure that everything can be heard. */
  simple?: boolean;
}

/** The recording of an attempt, for whoever may listen to it: expert, participant, interlocutor, technician. */
export function RecordingPlayer(props: RecordingPlayerProps) {
  const { attemptId } = props;
  const load = useContext(RecordingSource);
  const loaded = useSignal<LoadedRecording | null>(null);
  useEffect(() => {
    let wanted = true;
    loaded.value = null;
    void load(attemptId).then((answer) => {
      if (wanted) loaded.value = answer;
    });
    return () => {
      wanted = false;
    };
  }, [attemptId, load]);
  if (loaded.value === null) return <div class="spinner" role="presentation" />;
  if ('problem' in loaded.value) return <ProblemNotice problem={loaded.value.problem} tone="warn" />;
  return <Player key={attemptId} {...props} recording={loaded.value.recording} />;
}
