import { Pill } from '../../../parts/Pill';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { KeptTest } from '../../../protocol/readiness';
import type { TestGrade } from '../../../protocol/testCall';
import { readinessTexts as t } from '../../../texts/readiness';

const tones: Record<TestGrade, 'good' | 'warn' | 'bad'> = { ready: 'good', doubtful: 'warn', notReady: 'bad' };
const number = (value: number) => value.toLocaleString('ru-RU', { maximumFractionDigits: 1 });

/** When somebody was tested and what it came to. */
export function Verdict({ test }: { test: KeptTest | null }) {
  const time = useSchoolTime();
  if (!test) return <Pill>{t.untested}</Pill>;
  return (
    <span class="readiness-verdict">
      <Pill tone={tones[test.grade]}>{t.grades[test.grade]}</Pill>
      <span class="small soft">{time.moment(test.at)}</span>
    </span>
  );
}

/** What is to be mended, and below it what was measured. */
export function Found({ test }: { test: KeptTest | null }) {
  if (!test) return null;
  const { figures } = test;
  const measured = [
    figures.path && t.path[figures.path],
    figures.roundTripMs !== null && t.trip(number(figures.roundTripMs)),
    figures.lossUpPercent !== null && t.loss(number(figures.lossUpPercent)),
    figures.loudDecibels !== null &&
      figures.floorDecibels !== null &&
      t.voice(number(figures.loudDecibels), number(figures.floorDecibels)),
    figures.pictureWidth !== null && figures.pictureHeight !== null && t.picture(figures.pictureWidth, figures.pictureHeight),
  ].filter(Boolean);
  return (
    <>
      {test.faults.map((fault) => t.faults[fault]).join(', ')}
      {measured.length > 0 && <div class="small soft numbers">{measured.join(' · ')}</div>}
    </>
  );
}
