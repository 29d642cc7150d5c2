import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { ProblemNotice } from '../../parts/outcome';
import type { Problem } from '../../protocol/messages';
import { type ExamDay, readDays, readSchools, type School } from '../../protocol/school';
import { common } from '../../texts/common';
import { organizerTexts as t } from '../../texts/organizer';
import { Message } from '../page';
import { OrganizerPage } from './OrganizerPage';

type State =
  | { is: 'loading' }
  | { is: 'noSchool' }
  | { is: 'refused'; problem: Problem }
  | { is: 'ready'; school: School; days: ExamDay[] };

const leads = (school: School) => school.roles.includes('organizer') || school.roles.includes('schoolHead');

async function read(): Promise<State> {
  const schools = await readSchools();
  if (!schools.ok) {
    return schools.problem.code === 'signed-out' ? { is: 'noSchool' } : { is: 'refused', problem: schools.problem };
  }
  const wanted = new URLSearchParams(location.search).get('school');
  const school = schools.value.find((s) => leads(s) && (wanted === null || String(s.id) === wanted));
  if (!school) return { is: 'noSchool' };
  const days = await readDays(school.id);
  return days.ok ? { is: 'ready', school, days: days.value } : { is: 'refused', problem: days.problem };
}

/** Finds the school that the address names and draws its page, or says why not. */
export function OrganizerEntry() {
  const state = useSignal<State>({ is: 'loading' });
  const load = async () => {
    state.value = { is: 'loading' };
    state.value = await read();
  };
  useEffect(() => {
    void load();
  }, []);

  const now = state.value;
  if (now.is === 'ready') return <OrganizerPage school={now.school} days={now.days} />;
  if (now.is === 'loading') return <Message title={common.loading} text={common.loadingLong} waiting />;
  if (now.is === 'noSchool') {
    return (
      <Message title={t.noSchool.title} text={t.noSchool.text}>
        <a class="button button-primary" href="/">
          {common.refused.signIn}
        </a>
      </Message>
    );
  }
  return (
    <Message title={t.title} text="">
      <ProblemNotice problem={now.problem} />
      <Button onClick={load}>{t.retry}</Button>
    </Message>
  );
}
