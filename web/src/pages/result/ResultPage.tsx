import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../../parts/Button';
import { Header } from '../../parts/Header';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Reply } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';
import type { OwnResult } from '../../protocol/results';
import { sayDate } from '../../texts/common';
import { ownResultTexts as t } from '../../texts/results';
import './result.css';

/** A family reads its result, criterion by criterion, and says that it has. */
export function ResultPage({
  result,
  acquaint,
  children,
}: {
  result: OwnResult;
  acquaint: () => Promise<Reply<OwnResult>>;
  /** What may follow a fail. */
  children?: ComponentChildren;
}) {
  const acquaintedAt = useSignal(result.acquaintedAt);
  const problem = useSignal<Problem | null>(null);
  const time = useSchoolTime();
  const confirm = async () => {
    const reply = await acquaint();
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) acquaintedAt.value = reply.value.acquaintedAt;
  };
  return (
    <>
      <Header place={t.place} />
      <main class="result stack">
        <div class="stack-tight">
          <p class="soft">{t.exam(sayDate(result.examDate))}</p>
          <h1>{t.title(result.fullName)}</h1>
        </div>
        <Notice tone={result.passed ? 'good' : 'warn'} title={result.passed ? t.passed : t.failed}>
          <p>{result.rechecked ? t.rechecked : t.total(result.total, result.max, result.pass)}</p>
          {!result.passed && <p>{t.failedNext}</p>}
        </Notice>
        <div role="status" class="stack">
          {acquaintedAt.value && <p>{t.thanks(time.moment(acquaintedAt.value))}</p>}
        </div>
        {!acquaintedAt.value && (
          <div class="stack-tight">
            <p>{t.ask}</p>
            <div>
              <Button look="primary" size="large" onClick={confirm}>
                {t.confirm[result.reader]}
              </Button>
            </div>
          </div>
        )}
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        {children}
        <section class="panel stack" aria-labelledby="criteria">
          <h2 id="criteria">{result.rechecked ? t.firstCriteria : t.criteria}</h2>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.code}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.score}</th>
              </tr>
            </thead>
            <tbody>
              {result.criteria.map((c) => (
                <tr key={c.code}>
                  <th scope="row">{c.code}</th>
                  <td>{c.title}</td>
                  <td class="numbers">
                    {c.score}
                    <span class="soft"> из {c.max}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p class="soft">{t.questions(result.school)}</p>
      </main>
    </>
  );
}
