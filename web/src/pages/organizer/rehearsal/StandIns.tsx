import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { useSchoolTime } from '../../../parts/schoolTime';
import type { Problem } from '../../../protocol/messages';
import { type Rehearsal, standInLinks } from '../../../protocol/rehearsals';
import type { School } from '../../../protocol/school';
import type { IssuedLink } from '../../../protocol/staff';
import { rehearsalTexts as t } from '../../../texts/rehearsal';

interface Props {
  school: School;
  rehearsal: Rehearsal;
  onProblem: (problem: Problem) => void;
}

/** The made-up pupils; the link of each is shown on demand, also for a telephone's camera. */
export function StandIns({ school, rehearsal, onProblem }: Props) {
  const time = useSchoolTime();
  const links = useSignal<Record<string, IssuedLink>>({});
  const copied = useSignal<string | null>(null);
  const show = async (participant: string) => {
    const reply = await standInLinks(school.id, [participant]);
    if (!reply.ok) return onProblem(reply.problem);
    for (const link of reply.value) links.value = { ...links.value, [link.participant]: link };
  };
  const copy = async (link: IssuedLink) => {
    await navigator.clipboard?.writeText(link.url).catch(() => undefined);
    copied.value = link.participant;
  };
  const rooms = new Map(rehearsal.auditoriums.map((room) => [room.id, room.number]));
  if (rehearsal.standIns.length === 0) return <p class="soft">{t.none}</p>;
  return (
    <ul class="stand-ins">
      {rehearsal.standIns.map((one) => {
        const link = links.value[one.participant];
        return (
          <li key={one.participant} class="stand-in">
            <div>
              <strong>{one.name}</strong>
              <div class="small soft">
                {t.room(rooms.get(one.auditorium) ?? '')}, {time.clock(one.scheduledAt)}
              </div>
              {link && <div class="stand-in-url">{link.url}</div>}
            </div>
            {link ? (
              <div class="row">
                <svg class="stand-in-qr" viewBox={`0 0 ${link.qr.size} ${link.qr.size}`} role="img" aria-label={t.qr(one.name)}>
                  <path d={link.qr.path} />
                </svg>
                <a class="button button-small" href={link.url} target="_blank" rel="noreferrer">
                  {t.open}
                </a>
                <Button size="small" look="quiet" onClick={() => void copy(link)}>
                  {copied.value === one.participant ? t.copied : t.copy}
                </Button>
              </div>
            ) : (
              <Button size="small" aria-label={t.linkOf(one.name)} onClick={() => void show(one.participant)}>
                {t.link}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
