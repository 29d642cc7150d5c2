import type { Session } from '../../protocol/messages';
import { common } from '../../texts/common';
import { roleTexts, signInTexts as t } from '../../texts/signIn';

type Assignment = Session['assignments'][number];

/** Who leads works in every auditorium of the school, also while it has none. */
const leads = ({ role }: Assignment): boolean => role === 'organizer' || role === 'schoolHead';

function Place({ assignment }: { assignment: Assignment }) {
  return (
    <>
      <strong>{roleTexts[assignment.role].title}</strong>
      <span>{roleTexts[assignment.role].text}</span>
      <span class="small soft">
        {!leads(assignment) && `${common.auditorium(assignment.auditorium.number)} · `}
        {assignment.auditorium.school}
      </span>
    </>
  );
}

/** The places where this person works today. */
export function Places({ session }: { session: Session }) {
  return (
    <main class="places stack">
      <div>
        <h1>{t.hello(session.name)}</h1>
        <p class="soft">
          {session.kind === 'participant'
            ? t.participant
            : session.assignments.length + session.walls.length + session.rechecks > 0
              ? t.places
              : t.none}
        </p>
      </div>
      {session.kind === 'participant' ? (
        <a class="button button-primary button-large" href="/participant">
          {t.toParticipant}
        </a>
      ) : (
        <ul class="place-cards">
          {session.assignments.map((assignment) => (
            <li key={assignment.role + assignment.page + assignment.auditorium.id}>
              {assignment.page === '' ? (
                <div class="panel place-card">
                  <Place assignment={assignment} />
                  <span class="small">{t.noPage}</span>
                </div>
              ) : (
                <a class="panel place-card" href={assignment.page}>
                  <Place assignment={assignment} />
                </a>
              )}
            </li>
          ))}
          {session.walls.map((wall) => (
            <li key={wall.school}>
              <a class="panel place-card" href={`/wall?school=${wall.school}`}>
                <strong>{t.wall.title}</strong>
                <span>{t.wall.text}</span>
                <span class="small soft">{wall.name}</span>
              </a>
            </li>
          ))}
          {session.rechecks > 0 && (
            <li>
              <a class="panel place-card" href="/recheck">
                <strong>{t.recheck.title}</strong>
                <span>{t.recheck.text(session.rechecks)}</span>
              </a>
            </li>
          )}
        </ul>
      )}
    </main>
  );
}
