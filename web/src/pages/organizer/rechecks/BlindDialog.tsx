import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { RecordingPlayer } from '../../../parts/player/RecordingPlayer';
import { send } from '../../../protocol/api';
import { type MutedStretch, recheckPath } from '../../../protocol/rechecks';
import { duration } from '../../../texts/common';
import { recheckTexts as t } from '../../../texts/rechecks';
import type { CardProps } from './RecheckCard';
import { StepDialog } from './StepDialog';

/** The recording itself, with buttons that mark where a name is said; the copy is silent there. */
export function BlindDialog({ day, recheck, change, onClose }: CardProps & { onClose: () => void }) {
  const suggested = recheck.blindedAt === null && recheck.suggested !== null;
  const muted = useSignal<MutedStretch[]>(suggested ? [{ from: 0, to: recheck.suggested ?? 0 }] : recheck.muted);
  const begun = useSignal<number | null>(null);
  const clean = useSignal(false);
  const sound = useRef<HTMLAudioElement>(null);
  const here = () => Math.round((sound.current?.currentTime ?? 0) * 10) / 10;
  const end = () => {
    const [from, to] = [begun.value ?? 0, here()];
    if (to > from) muted.value = [...muted.value, { from, to }].sort((a, b) => a.from - b.from);
    begun.value = null;
  };
  const save = () => change(send(recheckPath(day, recheck.id, 'blinding'), { method: 'PUT', body: { muted: muted.value } }));
  return (
    <StepDialog title={t.blindTitle} confirm={t.blindSave} wide onConfirm={save} onClose={onClose}>
      <p>{t.blindLead}</p>
      {suggested && <p class="soft">{t.blindSuggested}</p>}
      <RecordingPlayer attemptId={recheck.attempt} sound={sound} />
      <div class="row">
        <Button onClick={() => (begun.value = here())}>{t.setFrom}</Button>
        <Button disabled={begun.value === null} onClick={end}>
          {t.setTo}
        </Button>
        <span role="status" class="small soft">
          {begun.value !== null && t.stretchOpen(duration(begun.value))}
        </span>
      </div>
      <section class="stack-tight" aria-labelledby="stretches">
        <h3 id="stretches">{t.stretches}</h3>
        {muted.value.length === 0 && <p class="soft">{t.noStretches}</p>}
        <ul class="recheck-stretches">
          {muted.value.map((one, index) => (
            // Two stretches may be equal: their place in the list is what tells them apart.
            <li key={index} class="row">
              <span class="numbers">
                {duration(one.from)}–{duration(one.to)}
              </span>
              <Button
                size="small"
                look="quiet"
                aria-label={t.remove(duration(one.from), duration(one.to))}
                onClick={() => (muted.value = muted.value.filter((_, other) => other !== index))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <label class="check">
        <input type="checkbox" required checked={clean.value} onChange={(e) => (clean.value = e.currentTarget.checked)} />
        <span>{t.clean}</span>
      </label>
    </StepDialog>
  );
}
