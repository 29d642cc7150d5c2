import { useArrival } from '../../parts/arrival';
import { Header } from '../../parts/Header';
import { RecordingPill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import { SecondAlarm } from '../../parts/SecondAlarm';
import type { StationView } from '../../protocol/messages';
import { common } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';
import type { PageProps } from '../page';
import { AttemptBoard } from './AttemptBoard';
import { Closed } from './Closed';
import { Idle } from './Idle';
import { TechnicianCall } from './TechnicianCall';
import { TechnicianMessages } from './TechnicianMessages';
import { useScreenReport } from './useScreenReport';
import './station.css';
import './queue.css';
import './materials.css';

export type StationProps = PageProps<StationView>;

/** The interlocutor's workplace: the queue while nobody answers, the attempt while somebody does. */
export function StationPage(props: StationProps) {
  const { connection, room, view } = props;
  const { auditorium, attempt } = view;
  useScreenReport(props);
  useArrival(attempt?.id ?? String(view.conferenceOpen));
  return (
    <>
      <Header
        place={`${t.title} · ${common.auditorium(auditorium.number)} · ${auditorium.school}`}
        link={connection.link.value}
        guide={{
          reader: 'interlocutor',
          place: !view.conferenceOpen ? 'before' : attempt ? 'answer' : 'waiting',
          auditorium: auditorium.id,
        }}
      >
        {attempt && <RecordingPill recording={attempt.recording} />}
      </Header>
      {view.access && <RoomSound room={room} />}
      <SecondAlarm alarms={view.alarms} onAcknowledge={(id) => connection.call('acknowledgeAlarm', id)} />
      <TechnicianMessages view={view} connection={connection} />
      <TechnicianCall {...props} />
      {view.conferenceOpen ? (
        attempt ? (
          <AttemptBoard key={attempt.id} {...props} attempt={attempt} />
        ) : (
          <Idle {...props} />
        )
      ) : (
        <Closed {...props} />
      )}
    </>
  );
}
