import { kimTexts as t } from '../../../texts/kim';
import { InsteadNotice } from '../rehearsal/InsteadNotice';
import type { SectionProps } from '../sections';
import { KimDayView } from './KimDayView';
import { ShownTable } from './ShownTable';

/** The section «kim»: the packages of the day, its variants, and what was shown to whom. */
export function Kim({ school, day }: SectionProps) {
  return (
    <>
      <h1>{t.title}</h1>
      {day ? (
        <>
          {day.kind === 'rehearsal' && <InsteadNotice of="kim" />}
          {day.kind === 'exam' && school.roles.includes('organizer') && (
            <KimDayView key={day.id} school={school.id} day={day.id} date={day.date} />
          )}
          <ShownTable key={`shown-${day.id}`} school={school.id} day={day.id} />
        </>
      ) : (
        <p class="soft">{t.noDay}</p>
      )}
    </>
  );
}
