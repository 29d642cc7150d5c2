import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Header } from '../../parts/Header';
import { ProblemNotice } from '../../parts/outcome';
import type { Reply } from '../../protocol/api';
import { type RecheckSheet, type RecheckTask, readRecheckSheet, readRecheckTasks } from '../../protocol/rechecks';
import { common } from '../../texts/common';
import { organizerTexts } from '../../texts/organizer';
import { recheckDeskTexts as t } from '../../texts/rechecks';
import { RecheckList } from './RecheckList';
import { RecheckPage } from './RecheckPage';
import './recheck.css';

const codeOf = (hash: string) => hash.replace(/^#\/?/, '') || null;

type Shown = { of: string | null; tasks: Reply<RecheckTask[]> | null; sheet: Reply<RecheckSheet> | null };

/** The rechecker's pages: the list of what is given to him, and the recording whose code the address has. */
export function RecheckEntry({ start = location.hash }: { start?: string }) {
  const code = useSignal(codeOf(start));
  const shown = useSignal<Shown | null>(null);
  const load = async () => {
    const wanted = code.value;
    const next: Shown = {
      of: wanted,
      tasks: wanted === null ? await readRecheckTasks() : null,
      sheet: wanted === null ? null : await readRecheckSheet(wanted),
    };
    if (code.value === wanted) shown.value = next;
  };
  useEffect(() => {
    const follow = () => {
      code.value = codeOf(location.hash);
      shown.value = null;
      void load();
    };
    addEventListener('hashchange', follow);
    void load();
    return () => removeEventListener('hashchange', follow);
  }, []);

  const now = shown.value;
  const problem = now?.tasks?.ok === false ? now.tasks.problem : now?.sheet?.ok === false ? now.sheet.problem : null;
  return (
    <>
      <Header place={t.title}>
        <a class="button button-small button-quiet" href={code.value === null ? '/' : '#/'}>
          {code.value === null ? organizerTexts.toPlaces : t.back}
        </a>
      </Header>
      {now?.sheet?.ok ? (
        <RecheckPage key={now.sheet.value.code} sheet={now.sheet.value} />
      ) : (
        <main class="recheck stack">
          <h1>{t.title}</h1>
          {now === null && <p role="status">{common.loading}</p>}
          {now?.tasks?.ok && <RecheckList tasks={now.tasks.value} />}
          <div role="alert" class="stack">
            {problem && <ProblemNotice problem={problem} />}
            {problem && (
              <div>
                <Button onClick={load}>{organizerTexts.retry}</Button>
              </div>
            )}
          </div>
        </main>
      )}
    </>
  );
}
