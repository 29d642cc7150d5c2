import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { RecordingSource } from '../../parts/player/recordingSource';
import type { RecheckSheet } from '../../protocol/rechecks';
import { recheckDeskTexts as t } from '../../texts/rechecks';
import { ProtocolForm } from '../expert/ProtocolForm';
import '../expert/expert.css';
import { loadBlinded } from './blindedRecording';
import { CannotDialog } from './CannotDialog';
import { Materials } from './Materials';
import { RecheckDesk } from './recheckDesk';

/** One recording under its code: hear it, score it by the same criteria, sign. */
export function RecheckPage({ sheet: first }: { sheet: RecheckSheet }) {
  const desk = useMemo(() => new RecheckDesk(first), [first.code]);
  const giving = useSignal(false);
  const sheet = desk.sheet.value;
  return (
    <main class="recheck recheck-wide stack">
      {sheet.state === 'scored' && <Notice tone="good">{t.done}</Notice>}
      {sheet.unscorableBecause !== null ? (
        <>
          <h1>{t.recording(sheet.code)}</h1>
          <Notice tone="warn">{t.returned(sheet.unscorableBecause)}</Notice>
        </>
      ) : (
        <RecordingSource.Provider value={loadBlinded}>
          <ProtocolForm protocol={sheet.protocol} connection={desk} heading={t.recording(sheet.code)} given />
        </RecordingSource.Provider>
      )}
      {sheet.unscorableBecause === null && <Materials code={sheet.code} />}
      {sheet.state === 'assigned' && (
        <div>
          <Button look="quiet" onClick={() => (giving.value = true)}>
            {t.cannot}
          </Button>
        </div>
      )}
      {giving.value && <CannotDialog desk={desk} onClose={() => (giving.value = false)} />}
    </main>
  );
}
