import { Header } from '../../parts/Header';
import { RecordingPlayer } from '../../parts/player/RecordingPlayer';
import { playerTexts as t } from '../../texts/player';
import './listening.css';

/** One recording on a page of its own: for interlocutor and technician who play it to the participant, and for whoever decides about it. */
export function ListeningPage({ attemptId }: { attemptId: string | null }) {
  return (
    <>
      <Header place={t.page.title} />
      <main class="listening stack">
        <h1>{t.page.title}</h1>
        {attemptId === null ? (
          <>
            <p>{t.page.none}</p>
            <p>
              <a class="button button-primary" href="/">
                {t.page.home}
              </a>
            </p>
          </>
        ) : (
          <>
            <p class="soft">{t.page.lead}</p>
            <div class="panel">
              <RecordingPlayer attemptId={attemptId} />
            </div>
          </>
        )}
      </main>
    </>
  );
}
