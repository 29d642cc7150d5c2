import type { Instruction, InstructionLine, InstructionPlace, InstructionSection } from '../../protocol/instructions';
import { instructionTexts as t } from '../../texts/instruction';
import { typeset } from '../../texts/typography';
import './guide.css';

/** The sections of an instruction; the one for the place where its reader is comes first and open, the others wait behind their titles. */
export function GuideText({ instruction, place }: { instruction: Instruction; place: InstructionPlace }) {
  const documents = documentsOf(instruction);
  const here = instruction.sections.find((section) => section.place === place) ?? instruction.sections[0];
  return (
    <div class="stack">
      <HelpLine instruction={instruction} />
      {here && (
        <section class="stack-tight">
          <h3>{typeset(here.title)}</h3>
          <GuideLines section={here} documents={documents} />
        </section>
      )}
      {instruction.sections
        .filter((section) => section !== here)
        .map((section) => (
          <details key={section.title} class="guide-more">
            <summary>{typeset(section.title)}</summary>
            <GuideLines section={section} documents={documents} />
          </details>
        ))}
      <GuideDocuments documents={documents} />
    </div>
  );
}

/** Whom to call. */
export function HelpLine({ instruction: { help } }: { instruction: Instruction }) {
  return (
    help && (
      <p>
        <strong>{t.help(help)}</strong>
      </p>
    )
  );
}

/** The documents that an instruction rests on, in the order in which it cites them. */
export const documentsOf = (instruction: Instruction): string[] => [
  ...new Set(instruction.sections.flatMap(({ lines }) => lines.flatMap(({ document }) => document ?? []))),
];

export function GuideLines({ section, documents }: { section: InstructionSection; documents: string[] }) {
  return (
    <ul class="guide-lines">
      {section.lines.map((line) => (
        <li key={line.text}>
          {typeset(line.text)} <Citation line={line} documents={documents} />
        </li>
      ))}
    </ul>
  );
}

function Citation({ line: { document, clause }, documents }: { line: InstructionLine; documents: string[] }) {
  return document && <span class="guide-source small soft">{typeset(`[${documents.indexOf(document) + 1}, ${clause}]`)}</span>;
}

/** What the numbers of the citations mean. */
export function GuideDocuments({ documents }: { documents: string[] }) {
  if (documents.length === 0) return null;
  return (
    <section class="guide-source small soft" aria-label={t.sources}>
      <ol class="guide-documents">
        {documents.map((document) => (
          <li key={document}>{typeset(document)}</li>
        ))}
      </ol>
    </section>
  );
}
