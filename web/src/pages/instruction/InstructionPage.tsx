import { Button } from '../../parts/Button';
import { documentsOf, GuideDocuments, GuideLines, HelpLine } from '../../parts/guide/GuideText';
import { Header } from '../../parts/Header';
import type { Instruction } from '../../protocol/instructions';
import { instructionTexts as t } from '../../texts/instruction';
import { typeset } from '../../texts/typography';

/** One instruction as one page to print. */
export function InstructionPage({ instruction }: { instruction: Instruction }) {
  const documents = documentsOf(instruction);
  return (
    <div class="guide-page">
      <Header place={instruction.title} />
      <main class="guide-sheet stack">
        <div>
          <h1>{instruction.title}</h1>
          <p class="small soft">{t.madeFrom(typeset(instruction.regulation))}</p>
        </div>
        <HelpLine instruction={instruction} />
        {instruction.sections.map((section) => (
          <section key={section.title} class="stack-tight">
            <h2>{typeset(section.title)}</h2>
            <GuideLines section={section} documents={documents} />
          </section>
        ))}
        <GuideDocuments documents={documents} />
        <div class="guide-actions">
          <Button look="primary" onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </main>
    </div>
  );
}
