import { useSignal } from '@preact/signals';
import type { Reply } from '../../protocol/api';
import {
  type Instruction,
  type InstructionDay,
  type InstructionPlace,
  type InstructionReader,
  instructionAddress,
  readInstruction,
} from '../../protocol/instructions';
import { common } from '../../texts/common';
import { instructionTexts as t } from '../../texts/instruction';
import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { ProblemNotice } from '../outcome';
import { GuideText } from './GuideText';

export interface Guide extends InstructionDay {
  reader: InstructionReader;
  /** Where its reader is now. */
  place: InstructionPlace;
}

/** The instruction of the one who looks at the page, opened at the place where he is. Read when it is asked for. */
export function GuideButton({ reader, place, auditorium, day }: Guide) {
  const open = useSignal(false);
  const reply = useSignal<Reply<Instruction> | null>(null);
  const show = async () => {
    open.value = true;
    if (!reply.value?.ok) reply.value = await readInstruction(reader, { auditorium, day });
  };
  const close = () => {
    open.value = false;
  };
  const answer = reply.value;
  return (
    <>
      <Button size="small" look="quiet" onClick={show}>
        {t.open}
      </Button>
      {open.value && (
        <Dialog title={answer?.ok ? answer.value.title : t.open} onClose={close}>
          {answer === null && <p role="status">{common.loading}</p>}
          {answer && !answer.ok && <ProblemNotice problem={answer.problem} />}
          {answer?.ok && <GuideText instruction={answer.value} place={place} />}
          <div class="row">
            <Button look="primary" onClick={close}>
              {t.close}
            </Button>
            {answer?.ok && (
              <a href={instructionAddress(reader, { auditorium, day })} target="_blank" rel="noreferrer">
                {t.whole}
              </a>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
