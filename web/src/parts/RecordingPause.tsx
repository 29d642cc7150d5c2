import { useSignal } from '@preact/signals';
import type { Connection } from '../protocol/connection';
import type { AttemptView, StationView, TechnicianView } from '../protocol/messages';
import { pauseTexts as t } from '../texts/pause';
import { typeset } from '../texts/typography';
import { Button } from './Button';
import { Notice } from './Notice';
import type { Actions } from './outcome';
import { ReasonDialog } from './ReasonDialog';
import { useSchoolTime } from './schoolTime';
import { Why } from './Why';

interface Props {
  attempt: AttemptView;
  connection: Connection<StationView> | Connection<TechnicianView>;
  actions: Actions;
}

/** Pauses the recording of who answers, where the regulation lets this page do it; elsewhere it tells why not. */
export function RecordingPause({ view, ...props }: Props & { view: StationView | TechnicianView }) {
  const asking = useSignal(false);
  const { attempt, connection, actions } = props;
  const { pause } = view;
  if (pause === null || isPaused(attempt) || attempt.recording.state !== 'recording') return null;
  if (!pause.allowed) {
    return (
      <details class="small">
        <summary>{t.whyNot}</summary>
        <p>{typeset(pause.rule)}</p>
        <Why source={pause.clause} note={pause.note} />
      </details>
    );
  }
  const task = attempt.phase === 'inProgress' ? (attempt.stages[attempt.stage]?.task ?? null) : null;
  return (
    <>
      <Button size="small" disabled={actions.busy} onClick={() => (asking.value = true)}>
        {t.pause}
      </Button>
      {asking.value && (
        <ReasonDialog
          texts={t.dialog}
          rule={[task === null ? t.dialog.silence : t.dialog.inTask(task), t.dialog.course]}
          source={pause}
          onClose={() => (asking.value = false)}
          onConfirm={(reason) => actions.run(connection.call('pauseRecording', reason))}
        />
      )}
    </>
  );
}

/** While the recording is paused: nobody may overlook it, and one button ends it. */
export function PausedNotice({ attempt, connection, actions }: Props) {
  const time = useSchoolTime();
  return (
    <div role="alert">
      {isPaused(attempt) && (
        <Notice tone="bad" title={attempt.recording.pausedAt ? t.pausedSince(time.exact(attempt.recording.pausedAt)) : t.paused}>
          <p>{t.pausedText}</p>
          <Button look="primary" wide disabled={actions.busy} onClick={() => actions.run(connection.call('resumeRecording'))}>
            {t.resume}
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** The day says that it is paused, or the recorder does: the way out is there in either case. */
function isPaused({ recording }: AttemptView): boolean {
  return recording.pausedAt !== null || recording.state === 'paused';
}
