import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { useSchoolTime } from '../../../parts/schoolTime';
import { Why } from '../../../parts/Why';
import { type KimDay, readKim } from '../../../protocol/kim';
import type { Problem } from '../../../protocol/messages';
import { common, sayDate } from '../../../texts/common';
import { kimTexts as t } from '../../../texts/kim';
import { BringPackage } from './BringPackage';
import { PackageCard } from './PackageCard';
import './kim.css';

/** Receives and opens the packages of a day: for the organizer and the technician. */
export function KimDayView({ school, day, date }: { school: number; day: number; date: string }) {
  const kim = useSignal<KimDay | null>(null);
  const problem = useSignal<Problem | null>(null);
  const said = useSignal<string | null>(null);
  const time = useSchoolTime();
  const load = async () => {
    const reply = await readKim(school, day);
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) kim.value = reply.value;
  };
  useEffect(() => {
    void load();
  }, []);

  const done = (text: string) => {
    said.value = text;
    void load();
  };
  if (problem.value) return <ProblemNotice problem={problem.value} />;
  const now = kim.value;
  if (now === null) return <p class="soft">{common.loading}</p>;
  return (
    <>
      <Notice tone={now.mayOpen ? 'good' : 'info'}>
        <p>{now.mayOpen ? t.mayOpen : t.opens(time.clock(now.opensAt), sayDate(date))}</p>
        <Why source={now.clause} />
      </Notice>
      <div role="status">{said.value && <Notice tone="good">{said.value}</Notice>}</div>
      <section class="stack-tight" aria-labelledby="kim-packages">
        <h2 id="kim-packages">{t.packages}</h2>
        {now.packages.length === 0 && <p class="soft">{t.none}</p>}
        {now.packages.map((one) => (
          <PackageCard key={one.id} school={school} day={day} one={one} onDone={done} />
        ))}
      </section>
      <BringPackage school={school} day={day} onDone={done} />
      {now.variants.length > 0 && (
        <section class="panel stack-tight" aria-labelledby="kim-variants">
          <h2 id="kim-variants">{t.variants}</h2>
          <table class="kim-table">
            <thead>
              <tr>
                <th scope="col">{t.variant}</th>
                <th scope="col">{t.shownTimes}</th>
              </tr>
            </thead>
            <tbody>
              {now.variants.map((variant) => (
                <tr key={variant.number}>
                  <td class="numbers">{variant.number}</td>
                  <td class="numbers">{variant.shown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
