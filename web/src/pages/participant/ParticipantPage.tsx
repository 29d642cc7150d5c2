import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useArrival } from '../../parts/arrival';
import { Header } from '../../parts/Header';
import { RecordingPill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import type { InstructionPlace } from '../../protocol/instructions';
import type { ParticipantPhase, ParticipantView, RecordingState } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { participantTexts as t } from '../../texts/participant';
import type { PageProps } from '../page';
import { Admitted } from './Admitted';
import { Asked } from './Asked';
import { useAttention } from './attention';
import { ConnectionLost } from './ConnectionLost';
import { PreCheck } from './check/PreCheck';
import { Exam } from './Exam';
import { Finished } from './Finished';
import { Help } from './Help';
import { NotOpened, Stopped, Waiting } from './Waiting';
import { forgetWritten } from './writtenDraft';
import './participant.css';
import './waiting.css';
import './admitted.css';
import './exam.css';
import './kimScreen.css';
import './document.css';
import './lost.css';
// After them: it arranges the same parts anew.
import './categories.css';

export type ParticipantProps = PageProps<ParticipantView>;

/** Where there is somebody to be called, and something that may go wrong. */
const helped: ParticipantPhase[] = ['preCheck', 'waiting', 'returned', 'admitted', 'finished'];
/** Which part of the instruction is at hand. */
const guidePlaces: Record<ParticipantPhase, InstructionPlace> = {
  notOpened: 'before',
  preCheck: 'before',
  waiting: 'waiting',
  returned: 'waiting',
  asked: 'trouble',
  postponed: 'trouble',
  admitted: 'answer',
  exam: 'answer',
  finished: 'after',
  unfinished: 'after',
  removed: 'after',
};
/** The day is over for these devices: their lights go out. */
const over: ParticipantPhase[] = ['finished', 'postponed', 'unfinished', 'removed'];
/** While he is in the room he is told whether he is recorded. */
const told = new Set<RecordingState>(['recording', 'paused', 'omitted']);

/** The page of a participant: one state of the day at a time. */
export function ParticipantPage(props: ParticipantProps) {
  const { connection, room, view } = props;
  const link = connection.link.value;
  const inRoom = view.access !== null;
  const media = room.state.value;
  useAttention(view);
  useArrival(view.phase);
  const done = over.includes(view.phase);
  useEffect(() => {
    if (done) props.media.release();
    if (done) forgetWritten();
  }, [done, props.media]);
  // The first connecting is not a loss: the person has only just been admitted.
  const lost = inRoom && (link === 'lost' || media === 'lost');
  return (
    <>
      <Header
        place={shortName(view.name)}
        link={link}
        guide={{ reader: 'participant', place: lost ? 'trouble' : guidePlaces[view.phase] }}
      >
        <span role="status">{inRoom && told.has(view.recording.state) && <RecordingPill recording={view.recording} />}</span>
      </Header>
      <main class="participant" inert={lost}>
        <Phase {...props} />
        {helped.includes(view.phase) && !view.listening?.confirmedAt && <Help connection={connection} view={view} />}
      </main>
      {inRoom && <RoomSound room={room} />}
      {lost && <ConnectionLost blocked={room.blocked.value && link !== 'lost'} phone={view.helpPhone} />}
    </>
  );
}

function Phase(props: ParticipantProps) {
  const checkAgain = useSignal(false);
  const { view } = props;
  switch (view.phase) {
    case 'notOpened':
      if (checkAgain.value) return <PreCheck {...props} onDone={() => (checkAgain.value = false)} />;
      return <NotOpened {...props} onCheck={() => (checkAgain.value = true)} />;
    case 'preCheck':
      return <PreCheck {...props} onDone={() => undefined} />;
    case 'waiting':
    case 'returned':
      if (checkAgain.value) return <PreCheck {...props} onDone={() => (checkAgain.value = false)} />;
      return <Waiting {...props} onCheckAgain={() => (checkAgain.value = true)} />;
    case 'asked':
      return <Asked {...props} />;
    case 'postponed':
      return <Stopped {...t.postponed} phone={view.helpPhone} />;
    case 'admitted':
      return <Admitted {...props} />;
    case 'exam':
      return <Exam {...props} />;
    case 'finished':
      return <Finished {...props} />;
    case 'unfinished':
      return <Stopped {...(view.poorRecording ? t.anotherDate : t.unfinished)} phone={view.helpPhone} />;
    case 'removed':
      return <Stopped {...t.removed} phone={view.helpPhone} />;
  }
}
