import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Header } from '../../parts/Header';
import { RulesOf } from '../../parts/rules';
import { SchoolTime } from '../../parts/schoolTime';
import { type ExamDay, readDays, type School } from '../../protocol/school';
import { organizerTexts as t } from '../../texts/organizer';
import { DayChoice } from './DayChoice';
import { DayTroubles } from './DayTroubles';
import { nearestDay } from './days';
import { chapterNames, chapters, sectionOf, sections } from './sections';
import './organizer.css';

/** The cabinet of the organizer and of the head: sections on the left, the chosen one beside; the address keeps which. */
export function OrganizerPage({
  school,
  days: first,
  start = location.hash,
}: {
  school: School;
  days: ExamDay[];
  start?: string;
}) {
  const section = useSignal(sectionOf(start));
  const main = useRef<HTMLElement>(null);
  const sectionLinks = useRef<HTMLElement>(null);
  const known = useSignal(first);
  const day = useSignal(nearestDay(first, new Date())?.id ?? null);
  useEffect(() => {
    const follow = () => {
      section.value = sectionOf(location.hash);
      // A new section begins at its head; where the navigation stands above it, below the navigation.
      const top = main.current?.offsetTop ?? 0;
      scrollTo({ top: top > (sectionLinks.current?.offsetTop ?? 0) ? top : 0 });
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [section]);

  const Section = sections[section.value];
  const days = known.value;
  const chosen = days.find((d) => d.id === day.value) ?? null;
  const readAgain = async () => {
    const reply = await readDays(school.id);
    if (!reply.ok) return;
    known.value = reply.value;
    if (!reply.value.some((d) => d.id === day.value)) day.value = nearestDay(reply.value, new Date())?.id ?? null;
  };
  return (
    <SchoolTime value={school.timeZone}>
      <Header
        place={`${school.roles.includes('organizer') ? t.title : t.headTitle} · ${school.name}`}
        {...(chosen ? { guide: { reader: 'organizer', place: 'before', day: chosen.id } } : {})}
      >
        <DayChoice days={days} chosen={chosen} onChoose={(id) => (day.value = id)} />
        <a class="button button-small button-quiet" href="/">
          {t.toPlaces}
        </a>
      </Header>
      <div class="organizer">
        <nav ref={sectionLinks} class="organizer-sections" aria-label={t.sections}>
          {chapterNames.map((chapter) => (
            <div key={chapter} class="organizer-chapter">
              <p class="organizer-chapter-name small soft" id={`chapter-${chapter}`}>
                {t.chapters[chapter]}
              </p>
              <ul class="organizer-list" aria-labelledby={`chapter-${chapter}`}>
                {chapters[chapter].map((name) => (
                  <li key={name}>
                    <a href={`#/${name}`} aria-current={name === section.value ? 'page' : undefined}>
                      {t.names[name]}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main ref={main} class="organizer-section stack">
          {school.roles.includes('organizer') && <DayTroubles school={school.id} />}
          <div class="stack" key={section.value}>
            <RulesOf regulation={chosen?.regulationId ?? null}>
              <Section school={school} days={days} day={chosen} onDayGone={readAgain} />
            </RulesOf>
          </div>
        </main>
      </div>
    </SchoolTime>
  );
}
