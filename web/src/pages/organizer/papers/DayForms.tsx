import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { ProblemNotice } from '../../../parts/outcome';
import { type DayPaper, type DayPapers, type PaperKind, readPapers } from '../../../protocol/closing';
import type { Problem } from '../../../protocol/messages';
import { common } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { paperTexts as t } from '../../../texts/papers';
import './papers.css';

const order: PaperKind[] = ['list', 'schedule', 'register', 'protocol', 'draftSheet', 'act', 'resultForm', 'acquaintance'];
/** A kind with more papers than this begins folded. */
const few = 6;

/** Every form of the day as PDF, and the results as data. */
export function DayForms({ day, rehearsal = false }: { day: number; rehearsal?: boolean }) {
  const papers = useSignal<DayPapers | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = async () => {
    const reply = await readPapers(day);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) papers.value = reply.value;
  };
  useEffect(() => {
    void load();
  }, []);

  if (problem.value) {
    return (
      <div class="stack" role="alert">
        <ProblemNotice problem={problem.value} />
        <div>
          <Button onClick={load}>{organizerTexts.retry}</Button>
        </div>
      </div>
    );
  }
  const known = papers.value;
  if (!known) {
    return (
      <p role="status" class="soft">
        {common.loading}
      </p>
    );
  }
  return (
    <>
      <section class="panel stack" aria-labelledby="forms">
        <h2 id="forms">{t.forms}</h2>
        <p class="soft">{t.formsText}</p>
        {order.map((kind) => (
          <Kind key={kind} kind={kind} papers={known.papers.filter((paper) => paper.kind === kind)} />
        ))}
      </section>
      <section class="panel stack" aria-labelledby="data">
        <h2 id="data">{t.data}</h2>
        <p class="soft">{rehearsal ? t.dataOfRehearsal : t.dataText}</p>
        <p class="row">
          {known.results.map((file) => (
            <a key={file.format} class="button button-small" href={file.url} download>
              {file.format.toUpperCase()}
            </a>
          ))}
        </p>
      </section>
    </>
  );
}

function Kind({ kind, papers }: { kind: PaperKind; papers: DayPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <details class="paper-kind" open={papers.length <= few}>
      <summary>
        <strong>{t.kinds[kind]}</strong> <span class="soft small">{t.count(papers.length)}</span>
      </summary>
      <ul class="papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={paper.url} target="_blank" rel="noopener">
              {paper.title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
