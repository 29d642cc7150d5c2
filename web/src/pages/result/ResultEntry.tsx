import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { ProblemNotice } from '../../parts/outcome';
import { SchoolTime } from '../../parts/schoolTime';
import { getJson, type Reply, send } from '../../protocol/api';
import type { OwnResult } from '../../protocol/results';
import { common } from '../../texts/common';
import { organizerTexts } from '../../texts/organizer';
import { ownResultTexts as t } from '../../texts/results';
import { Message } from '../page';
import { RecheckPanel } from './RecheckPanel';
import { ResultPage } from './ResultPage';

const path = '/api/results/own';

/** Opens the result that a letter tells of, by the token of its link. */
export function ResultEntry({ letter }: { letter: string }) {
  const reply = useSignal<Reply<OwnResult> | null>(null);
  const load = async () => {
    reply.value = null;
    reply.value = await getJson<OwnResult>(path, undefined, letter);
  };
  useEffect(() => {
    void load();
  }, []);

  const now = reply.value;
  if (now === null) return <Message title={common.loading} text={common.loadingLong} waiting />;
  if (!now.ok) {
    return (
      <Message title={t.place} text="">
        <ProblemNotice problem={now.problem} />
        <Button onClick={load}>{organizerTexts.retry}</Button>
      </Message>
    );
  }
  return (
    <SchoolTime value={now.value.timeZone}>
      <ResultPage result={now.value} acquaint={() => send<OwnResult>(`${path}/acquaintance`, { method: 'POST', letter })}>
        <RecheckPanel letter={letter} />
      </ResultPage>
    </SchoolTime>
  );
}
