import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Header } from '../../parts/Header';
import { ProblemNotice } from '../../parts/outcome';
import { readSession, type SessionReply } from '../../protocol/session';
import { common } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { Message } from '../page';
import { WallPage } from './WallPage';
import { type WallDesk, WallDeskProvider } from './wallDesk';

interface Props {
  openDesk: (school: number) => { desk: WallDesk; close: () => void };
  /** The school that the address names. */
  asked: string | null;
}

/** Finds the school whose wall is meant: the one of the address, the only one, or the one that is chosen. */
export function WallEntry({ openDesk, asked }: Props) {
  const reply = useSignal<SessionReply | null>(null);
  useEffect(() => {
    void readSession().then((answer) => {
      reply.value = answer;
    });
  }, [reply]);

  if (reply.value === null) return <Message title={common.loading} text={common.loadingLong} waiting />;
  const { session, problem } = reply.value;
  if (!session) {
    return (
      <>
        <Header place={t.title} />
        <main class="centre">
          <h1>{t.title}</h1>
          <ProblemNotice problem={problem} />
          <a class="button button-primary" href="/">
            {common.refused.signIn}
          </a>
        </main>
      </>
    );
  }
  const chosen =
    session.walls.find((wall) => String(wall.school) === asked) ?? (session.walls.length === 1 ? session.walls[0] : null);
  if (chosen) return <OpenWall key={chosen.school} school={chosen.school} openDesk={openDesk} />;
  if (session.walls.length === 0) {
    return (
      <Message title={t.noSchool.title} text={t.noSchool.text}>
        <a class="button button-primary" href="/">
          {t.back}
        </a>
      </Message>
    );
  }
  return (
    <Message title={t.chooseSchool} text="">
      {session.walls.map((wall) => (
        <a key={wall.school} class="button" href={`/wall?school=${wall.school}`}>
          {wall.name}
        </a>
      ))}
    </Message>
  );
}

function OpenWall({ school, openDesk }: { school: number; openDesk: Props['openDesk'] }) {
  const opened = useSignal<WallDesk | null>(null);
  useEffect(() => {
    const { desk, close } = openDesk(school);
    opened.value = desk;
    return close;
  }, [school, openDesk, opened]);
  if (!opened.value) return <Message title={t.loading} text={common.loadingLong} waiting />;
  return (
    <WallDeskProvider value={opened.value}>
      <WallPage />
    </WallDeskProvider>
  );
}
