import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { type InstructionReader, instructionAddress, nameHelpPhone } from '../../../protocol/instructions';
import type { Problem } from '../../../protocol/messages';
import { instructionTexts } from '../../../texts/instruction';
import { organizerTexts } from '../../../texts/organizer';
import type { SectionProps } from '../sections';

const t = instructionTexts.organizer;
const readers = Object.keys(t.readers) as InstructionReader[];

/** A page for everybody who takes part, to print or to send, and whom families call. */
export function Instructions({ school, day }: SectionProps) {
  return (
    <>
      <h1>{organizerTexts.names.instructions}</h1>
      {day ? (
        <div class="panel stack">
          <p class="soft">{t.text}</p>
          <ul class="row">
            {readers.map((reader) => (
              <li key={reader}>
                <a class="button" href={instructionAddress(reader, { day: day.id })} target="_blank" rel="noreferrer">
                  {t.readers[reader]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Notice>{t.noDay}</Notice>
      )}
      <HelpPhone school={school.id} phone={school.helpPhone ?? ''} />
    </>
  );
}

function HelpPhone({ school, phone }: { school: number; phone: string }) {
  const number = useSignal(phone);
  const saved = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const save = async (event: Event) => {
    event.preventDefault();
    const reply = await nameHelpPhone(school, number.value);
    saved.value = reply.ok;
    problem.value = reply.ok ? null : reply.problem;
  };
  return (
    <form class="panel stack" onSubmit={save}>
      <label class="stack-tight">
        {t.phone}
        <input
          type="tel"
          autocomplete="off"
          aria-describedby="help-phone-hint"
          value={number.value}
          onInput={(event) => {
            number.value = event.currentTarget.value;
            saved.value = false;
          }}
        />
        <span id="help-phone-hint" class="small soft">
          {t.phoneHint}
        </span>
      </label>
      <div role="status" class="stack">
        {problem.value && <ProblemNotice problem={problem.value} />}
        {saved.value && <Notice tone="good">{t.saved}</Notice>}
      </div>
      <div>
        <Button type="submit">{t.save}</Button>
      </div>
    </form>
  );
}
