import type { Instruction, InstructionPlace } from '../../protocol/instructions';
import { instructionTexts as t } from '../../texts/instruction';
import { typeset } from '../../texts/typography';
import './guide.css';

/** The sections of an instruction; the one for the place where its reader is comes first and open, the others wait behind their titles. */
export function GuideText({ instruction, place }: { instruction: Instruction; place: InstructionPlace }) {
  const here = instruction.sections.find((section) => section.place === place) ?? instruction.sections[0];
  return (
    <div class="stack">
      {instruction.help && (
        <p>
          <strong>{t.help(instruction.help)}</strong>
        </p>
      )}
      {here && (
        <section class="stack-tight">
          <h3>{typeset(here.title)}</h3>
          <GuideLines lines={here.lines} />
        </section>
      )}
      {instruction.sections
        .filter((section) => section !== here)
        .map((section) => (
          <details key={section.title} class="guide-more">
            <summary>{typeset(section.title)}</summary>
            <GuideLines lines={section.lines} />
          </details>
        ))}
    </div>
  );
}

export function GuideLines({ lines }: Pick<Instruction['sections'][number], 'lines'>) {
  return (
    <ul class="guide-lines">
      {lines.map(({ text, source }) => (
        <li key={text}>
          {typeset(text)} {source && <span class="guide-source small soft">[{typeset(source)}]</span>}
        </li>
      ))}
    </ul>
  );
}
