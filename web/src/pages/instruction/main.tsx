import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { ProblemNotice } from '../../parts/outcome';
import { type InstructionReader, readInstruction } from '../../protocol/instructions';
import { InstructionPage } from './InstructionPage';

const asked = new URLSearchParams(location.search);
const reply = await readInstruction((asked.get('reader') ?? 'participant') as InstructionReader, {
  auditorium: asked.get('auditorium') ?? undefined,
  day: asked.get('day') ?? undefined,
});
const root = document.getElementById('page');
if (reply.ok) document.title = reply.value.title;
if (root) {
  render(
    reply.ok ? (
      <InstructionPage instruction={reply.value} />
    ) : (
      <main class="centre">
        <ProblemNotice problem={reply.problem} />
      </main>
    ),
    root,
  );
}
