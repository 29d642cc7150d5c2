import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import { Why } from '../../parts/Why';
import { getJson, type Reply, send } from '../../protocol/api';
import type { Problem } from '../../protocol/messages';
import type { OwnRecheck } from '../../protocol/rechecks';
import { common, sayDate } from '../../texts/common';
import { ownRecheckTexts as t } from '../../texts/rechecks';

const path = '/api/results/own/recheck';

/** The recheck of a family's result: the right to it, the application, what it came to. Nothing for whoever passed. */
export function RecheckPanel({ letter }: { letter: string }) {
  const recheck = useSignal<OwnRecheck | null>(null);
  const problem = useSignal<Problem | null>(null);
  const take = (reply: Reply<OwnRecheck | null>) => {
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) recheck.value = reply.value;
  };
  const post = async (step = '') => take(await send<OwnRecheck>(`${path}${step}`, { method: 'POST', letter }));
  const print = async () => {
    const file = await fetch(`${path}/application.pdf`, { headers: { authorization: `Letter ${letter}` } });
    if (file.ok) open(URL.createObjectURL(await file.blob()), '_blank');
  };
  useEffect(() => {
    void getJson<OwnRecheck | null>(path, undefined, letter).then(take);
  }, []);

  const now = recheck.value;
  if (now === null) return null;
  return (
    <section class="panel stack" aria-labelledby="recheck">
      <h2 id="recheck">{t.title}</h2>
      {now.state === null ? <Right recheck={now} onFile={() => post()} /> : <Course recheck={now} onPrint={print} />}
      {now.state === 'decided' && <Acquaintance recheck={now} onConfirm={() => post('/acquaintance')} />}
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
    </section>
  );
}

function Right({ recheck, onFile }: { recheck: OwnRecheck; onFile: () => void }) {
  if (recheck.refusal) {
    return (
      <div class="stack-tight">
        <p>{t.right}</p>
        <Notice title={t.notNow}>
          <p>{recheck.refusal.detail}</p>
          {recheck.refusal.clause && <p class="small soft">{common.clause(recheck.refusal.clause)}</p>}
        </Notice>
      </div>
    );
  }
  return (
    <div class="stack-tight">
      <p>{t.right}</p>
      {recheck.until && <p>{t.until(sayDate(recheck.until), recheck.hour?.slice(0, 5) ?? null)}</p>}
      <p>{t.where(recheck.addressee)}</p>
      <Why source={recheck.source} />
      {recheck.written && <p>{t.written}</p>}
      <div>
        <Button onClick={onFile}>{t.file}</Button>
      </div>
    </div>
  );
}

function Course({ recheck, onPrint }: { recheck: OwnRecheck; onPrint: () => void }) {
  const time = useSchoolTime();
  const state = recheck.state ?? 'filed';
  return (
    <div class="stack-tight" role="status">
      {state === 'decided' ? (
        <Notice
          tone={recheck.passed ? 'good' : 'warn'}
          title={recheck.passed === null ? t.again : recheck.passed ? t.passed : t.failed}
        >
          {recheck.passed === null && <p>{t.againText}</p>}
          {recheck.total !== null && <p>{t.total(recheck.total)}</p>}
          {recheck.final && recheck.passed !== null && <p>{t.final}</p>}
        </Notice>
      ) : (
        <p>
          {recheck.filedAt && t.filed(time.moment(recheck.filedAt))} {t.inWork[state]}
        </p>
      )}
      {state === 'filed' && (
        <>
          <p>{t.printHint}</p>
          <div>
            <Button onClick={onPrint}>{t.print}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Acquaintance({ recheck, onConfirm }: { recheck: OwnRecheck; onConfirm: () => void }) {
  const time = useSchoolTime();
  return recheck.acquaintedAt ? (
    <p>{t.thanks(time.moment(recheck.acquaintedAt))}</p>
  ) : (
    <div>
      <Button look="primary" onClick={onConfirm}>
        {t.confirm}
      </Button>
    </div>
  );
}
