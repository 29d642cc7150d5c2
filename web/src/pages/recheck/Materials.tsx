import { useSignal } from '@preact/signals';
import { KimCardView } from '../../parts/KimCardView';
import { ProblemNotice } from '../../parts/outcome';
import { getJson, type Reply } from '../../protocol/api';
import type { RecheckVariant } from '../../protocol/rechecks';
import { common } from '../../texts/common';
import { recheckDeskTexts as t } from '../../texts/rechecks';

/** The tasks that were answered, fetched when they are wanted. */
export function Materials({ code }: { code: string }) {
  const reply = useSignal<Reply<RecheckVariant> | null>(null);
  const opened = useSignal(false);
  const load = async (open: boolean) => {
    if (!open || opened.value) return;
    opened.value = true;
    reply.value = await getJson<RecheckVariant>(`/api/rechecks/${code}/variant`);
  };
  const now = reply.value;
  return (
    <details class="panel" onToggle={(event) => void load(event.currentTarget.open)}>
      <summary>{t.materials}</summary>
      <div class="stack recheck-cards">
        {opened.value && now === null && <p class="soft">{common.loading}</p>}
        {now?.ok === false && <ProblemNotice problem={now.problem} tone="warn" />}
        {now?.ok && <Variant variant={now.value} />}
      </div>
    </details>
  );
}

function Variant({ variant }: { variant: RecheckVariant }) {
  const { title, paragraphs, quotation, topics } = variant;
  return (
    <>
      <KimCardView card={{ kind: 'textAndQuotation', title, paragraphs, quotation }} />
      {topics.map(({ questions, ...topic }) => (
        <section key={topic.number} class="stack-tight">
          <KimCardView card={{ kind: 'topicCard', ...topic }} />
          <h3>{t.questions}</h3>
          <ol class="recheck-questions">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
