import { useSignal } from '@preact/signals';
import { Header } from '../../parts/Header';
import { RecordingPill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import type { ParticipantView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { participantTexts as t } from '../../texts/participant';
import type { PageProps } from '../page';
import { Admitted } from './Admitted';
import { Asked } from './Asked';
import { ConnectionLost } from './ConnectionLost';
import { Exam } from './Exam';
import { Finished } from './Finished';
import { PreCheck } from './PreCheck';
import { NotOpened, Stopped, Waiting } from './Waiting';
import './participant.css';

export type ParticipantProps = PageProps<ParticipantView>;

/** The page of a participant: one state of the day at a time. */
export function ParticipantPage(props: ParticipantProps) {
  const { connection, room, view } = props;
  const link = connection.link.value;
  const inRoom = view.access !== null;
  const media = room.state.value;
  // The first connecting is not a loss: the person has only just been admitted.
  const lost = inRoom && (link === 'lost' || media === 'lost');
  return (
    <>
      <Header place={shortName(view.name)} link={link}>
        {view.recording.state === 'recording' && <RecordingPill recording={view.recording} />}
      </Header>
      <main class="participant">
        <Phase {...props} />
      </main>
      {inRoom && <RoomSound room={room} />}
      {lost && <ConnectionLost blocked={room.blocked.value && link !== 'lost'} />}
    </>
  );
}

function Phase(props: ParticipantProps) {
  const checkAgain = useSignal(false);
  const { view } = props;
  switch (view.phase) {
    case 'notOpened':
      return <NotOpened {...props} />;
    case 'preCheck':
      return <PreCheck {...props} onDone={() => undefined} />;
    case 'waiting':
    case 'returned':
      if (checkAgain.value) return <PreCheck {...props} onDone={() => (checkAgain.value = false)} />;
      return <Waiting {...props} onCheckAgain={() => (checkAgain.value = true)} />;
    case 'asked':
      return <Asked {...props} />;
    case 'postponed':
      return <Stopped title={t.postponed.title} text={t.postponed.text} />;
    case 'admitted':
      return <Admitted {...props} />;
    case 'exam':
      return <Exam {...props} />;
    case 'finished':
      return <Finished {...props} />;
    case 'unfinished':
      return <Stopped {...(view.poorRecording ? t.anotherDate : t.unfinished)} />;
    case 'removed':
      return <Stopped title={t.removed.title} text={t.removed.text} />;
  }
}
