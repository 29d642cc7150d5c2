import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Refusal, useActions } from '../../parts/outcome';
import { RecordingPlayer } from '../../parts/player/RecordingPlayer';
import { useSchoolTime } from '../../parts/schoolTime';
import { WrittenAnswers } from '../../parts/WrittenAnswers';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';

const t = participantTexts.finished;

/** After the end: the recording, the confirmation that stands for a signature, and goodbye. */
export function Finished({ connection, view }: ParticipantProps) {
  const actions = useActions();
  const time = useSchoolTime();
  // First the recording is listened to; then the confirmation is the main thing.
  const heard = useSignal(false);
  // Who signs or writes looks at his recording.
  const words = view.form === 'oral' ? t.oral : t.seen;
  const { listening, recording } = view;
  if (listening?.confirmedAt) {
    return (
      <div class="calm stack free">
        <span class="free-sign" aria-hidden="true">
          ✓
        </span>
        <h1>{t.freeTitle}</h1>
        <p class="lead">{t.free}</p>
        <p>{t.freeDevices}</p>
        <p class="soft">{t.freeAt(time.said(listening.confirmedAt))}</p>
      </div>
    );
  }
  return (
    <div class="calm stack">
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.thanks}</p>
      </div>
      {view.written && <WrittenAnswers written={view.written} title={t.written} />}
      {listening?.url ? (
        <section class="panel stack">
          <h2>{words.listen}</h2>
          <RecordingPlayer attemptId={listening.attemptId} simple quiet={heard.value} onPlay={() => (heard.value = true)} />
          {recording.disputed && (
            <Notice tone="info" title={t.disputed}>
              <p>{t.disputedText}</p>
            </Notice>
          )}
          <p>{recording.disputed ? t.notDisputed : words.confirmHint}</p>
          <Refusal actions={actions} />
          <Button
            look={heard.value && !recording.disputed ? 'primary' : 'plain'}
            size="large"
            wide
            disabled={actions.busy}
            onClick={() => actions.run(connection.call('confirmEnd'))}
          >
            {words.confirm}
          </Button>
          {!recording.disputed && (
            <details>
              <summary>{words.poor}</summary>
              <div class="stack-tight">
                <p>{t.poorText}</p>
                <Button disabled={actions.busy} onClick={() => actions.run(connection.call('disputeRecording'))}>
                  {t.dispute}
                </Button>
              </div>
            </details>
          )}
        </section>
      ) : (
        <div role="status">
          {recording.state === 'omitted' ? (
            <div class="panel stack">
              <p>{t.omitted}</p>
              <p>{t.omittedHint}</p>
              <Refusal actions={actions} />
              <Button
                look="primary"
                size="large"
                wide
                disabled={actions.busy}
                onClick={() => actions.run(connection.call('confirmEnd'))}
              >
                {t.omittedConfirm}
              </Button>
            </div>
          ) : recording.state === 'failed' ? (
            <Notice tone="warn">
              <p>{t.failed}</p>
              {recording.trouble && <p class="small">{recording.trouble}</p>}
            </Notice>
          ) : (
            <div class="panel row preparing">
              <div class="spinner" aria-hidden="true" />
              <p>{t.preparing}</p>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
