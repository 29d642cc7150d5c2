import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Refusal, useActions } from '../../parts/outcome';
import { Pill, RecordingPill } from '../../parts/Pill';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { PausedNotice, RecordingPause } from '../../parts/RecordingPause';
import type { RecordingState } from '../../protocol/messages';
import { attemptPhases, common, gigabytes, shortName } from '../../texts/common';
import { stationTexts } from '../../texts/station';
import { technicianTexts as t } from '../../texts/technician';
import { typeset } from '../../texts/typography';
import type { TechnicianProps } from './TechnicianPage';
import { Troubles } from './Troubles';

const dayTones: Partial<Record<RecordingState, 'bad' | 'warn' | 'good'>> = {
  recording: 'bad',
  paused: 'warn',
  failed: 'bad',
  ready: 'good',
};

/** Opens and closes the conference; shows who answers, the recording and the disk. */
export function Day({ connection, view }: TechnicianProps) {
  const actions = useActions();
  const dialog = useSignal<'close' | 'failure' | null>(null);
  const closeDialog = () => {
    dialog.value = null;
  };
  const disk = connection.statistics.value?.disk ?? view.disk;
  const { attempt } = view;
  return (
    <section class="panel stack-tight" aria-label={common.auditorium(view.auditorium.number)}>
      <div class="row-apart">
        <div class="row day-state">
          <Pill tone={view.conferenceOpen ? 'good' : undefined}>{view.conferenceOpen ? t.opened : t.closed}</Pill>
          <RecordingPill recording={view.recording} />
          {view.dayRecording && (
            <Pill tone={dayTones[view.dayRecording]}>
              {t.dayRecording}: {t.dayStates[view.dayRecording]}
            </Pill>
          )}
          <span class={disk.low ? 'disk-low' : 'soft'}>
            {t.disk}: <strong class="numbers">{gigabytes(disk.freeBytes)}</strong>
          </span>
        </div>
        {view.conferenceOpen ? (
          <Button size="small" onClick={() => (dialog.value = 'close')}>
            {t.close}
          </Button>
        ) : (
          <Button
            look="primary"
            size="large"
            disabled={actions.busy}
            onClick={() => actions.run(connection.call('openConference'))}
          >
            {t.open}
          </Button>
        )}
      </div>
      {!view.conferenceOpen && <p class="lead">{t.closedText}</p>}
      {view.conferenceOpen && (
        <div class="row-apart">
          <p>
            {t.attempt}:{' '}
            <strong>{attempt ? `${shortName(attempt.name)} — ${attemptPhases[attempt.phase].toLowerCase()}` : t.nobody}</strong>
            {attempt?.phase === 'inProgress' && <span class="soft"> · {attempt.stages[attempt.stage]?.title}</span>}
          </p>
          {attempt && (
            <div class="row">
              <RecordingPause view={view} attempt={attempt} connection={connection} actions={actions} />
              <Button size="small" onClick={() => (dialog.value = 'failure')}>
                {t.failure}
              </Button>
            </div>
          )}
        </div>
      )}
      {attempt && <PausedNotice attempt={attempt} connection={connection} actions={actions} />}
      <Troubles view={view} diskLow={disk.low} />
      <Refusal actions={actions} />
      {dialog.value === 'close' && (
        <Dialog title={t.closeTitle} onClose={closeDialog}>
          <p>{t.closeText}</p>
          <div class="dialog-actions">
            <Button onClick={closeDialog}>{common.cancel}</Button>
            <Button
              look="primary"
              onClick={() => {
                closeDialog();
                void actions.run(connection.call('closeConference'));
              }}
            >
              {t.closeConfirm}
            </Button>
          </div>
        </Dialog>
      )}
      {dialog.value === 'failure' && view.failure && (
        <ReasonDialog
          texts={stationTexts.failure}
          rule={view.failure.rules.map(typeset)}
          source={{ clause: view.failure.source, note: null }}
          onClose={closeDialog}
          onConfirm={(reason) => actions.run(connection.call('reportTechnicalFailure', reason))}
        />
      )}
    </section>
  );
}
