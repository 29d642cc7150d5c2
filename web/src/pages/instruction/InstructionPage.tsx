import { Button } from '../../parts/Button';
import { GuideLines } from '../../parts/guide/GuideText';
import { Header } from '../../parts/Header';
import type { Instruction } from '../../protocol/instructions';
import { instructionTexts as t } from '../../texts/instruction';
import { typeset } from '../../texts/typography';

/** One instruction as one page to print. */
export function InstructionPage({ instruction }: { instruction: Instruction }) {
  return (
    <div class="guide-page">
      <Header place={instruction.title} />
      <main class="guide-sheet stack">
        <div>
          <h1>{instruction.title}</h1>
          <p class="small soft">{t.madeFrom(typeset(instruction.regulation))}</p>
        </div>
        {instruction.help && (
          <p>
            <strong>{t.help(instruction.help)}</strong>
          </p>
        )}
        {instruction.sections.map((section) => (
          <section key={section.title} class="stack-tight">
            <h2>{typeset(section.title)}</h2>
            <GuideLines lines={section.lines} />
          </section>
        ))}
        <div class="guide-actions">
          <Button look="primary" onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </main>
    </div>
  );
}
