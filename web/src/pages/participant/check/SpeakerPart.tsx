import { useSignal } from '@preact/signals';
import { playMelody } from '../../../media/melody';
import { Button } from '../../../parts/Button';
import { checkTexts, faults } from '../../../texts/check';
import type { CheckState } from './checkState';
import { SpeakerChoice } from './DeviceChoices';
import { FaultCard } from './FaultCard';
import { Part } from './Part';

const t = checkTexts.speaker;

/** A short melody and the question whether it is heard. */
export function SpeakerPart({ check }: { check: CheckState }) {
  const playing = useSignal(false);
  const { played } = check;
  const fault = check.fault('speaker');
  const play = () => {
    playing.value = true;
    played.value = true;
    playMelody(() => {
      playing.value = false;
    });
  };
  const answer = (melody: 'heard' | 'silent') => {
    check.melody.value = melody;
    if (melody === 'heard') check.close();
  };
  return (
    <Part check={check} part="speaker" name={t.name} done={t.ok}>
      {fault ? <FaultCard words={faults[fault]} /> : <p class="lead">{t.wait}</p>}
      {fault && <SpeakerChoice />}
      <div class="row">
        <Button look={played.value && !fault ? 'plain' : 'primary'} onClick={play} disabled={playing.value}>
          {playing.value ? t.playing : played.value || fault ? t.playAgain : t.play}
        </Button>
      </div>
      {(played.value || fault) && (
        <fieldset class="stack-tight">
          <legend>{t.question}</legend>
          <div class="row">
            <Button look="primary" onClick={() => answer('heard')}>
              {t.hear}
            </Button>
            {!fault && <Button onClick={() => answer('silent')}>{t.silent}</Button>}
          </div>
        </fieldset>
      )}
    </Part>
  );
}
