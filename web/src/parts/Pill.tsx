import type { ComponentChildren } from 'preact';
import type { RecordingView } from '../protocol/messages';
import { recordingStates } from '../texts/common';

/** A short state in one or two words. */
export function Pill({
  tone,
  live = false,
  children,
}: {
  tone?: 'good' | 'warn' | 'bad' | undefined;
  live?: boolean;
  children: ComponentChildren;
}) {
  return <span class={`pill${tone ? ` pill-${tone}` : ''}${live ? ' pill-live' : ''}`}>{children}</span>;
}

/** The recording light. */
export function RecordingPill({ recording }: { recording: RecordingView }) {
  const { state } = recording;
  if (state === 'recording') {
    return (
      <Pill tone="bad" live>
        {recordingStates.recording}
      </Pill>
    );
  }
  if (state === 'paused') return <Pill tone="warn">{recordingStates.paused}</Pill>;
  if (state === 'failed') return <Pill tone="bad">{recordingStates.failed}</Pill>;
  return <Pill tone={state === 'ready' ? 'good' : undefined}>{recordingStates[state]}</Pill>;
}
