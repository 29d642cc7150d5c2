import { AlarmList } from '../../parts/AlarmList';
import { Decisions } from '../../parts/Decisions';
import { Header } from '../../parts/Header';
import { MoveTicket } from '../../parts/MoveTicket';
import { Refusal, useActions } from '../../parts/outcome';
import { QueueList } from '../../parts/QueueList';
import { RoomSound } from '../../parts/RoomSound';
import { TicketActions } from '../../parts/TicketActions';
import type { TechnicianView } from '../../protocol/messages';
import { common } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';
import type { PageProps } from '../page';
import { EndedList } from '../station/EndedList';
import { Day } from './Day';
import { Materials } from './Materials';
import { Papers } from './Papers';
import { StationCall } from './StationCall';
import { Wall } from './Wall';
import '../station/queue.css';
import '../station/station.css';
import './technician.css';

export type TechnicianProps = PageProps<TechnicianView>;

/** The technician's desk: the conference, every stream of the room, the recording, what is wrong. */
export function TechnicianPage(props: TechnicianProps) {
  const { connection, room, view } = props;
  const waiting = useActions();
  return (
    <>
      <Header
        place={`${t.title} · ${common.auditorium(view.auditorium.number)} · ${view.auditorium.school}`}
        link={connection.link.value}
        guide={{
          reader: 'technician',
          place: view.alarms.length > 0 ? 'trouble' : view.conferenceOpen ? 'answer' : 'before',
          auditorium: view.auditorium.id,
        }}
      >
        <a class="button button-small button-quiet" href="/wall">
          {t.allAuditoriums}
        </a>
      </Header>
      <main class="technician">
        <h1 class="visually-hidden">{t.title}</h1>
        <div class="stack">
          {view.access && connection.stationCall.value?.state !== 'talking' && <RoomSound room={room} />}
          <Day {...props} />
          <StationCall {...props} />
          {view.conferenceOpen && <Wall {...props} />}
        </div>
        <aside class="stack">
          <Decisions attempts={view.ended} call={connection.call.bind(connection)} />
          <AlarmList
            alarms={view.alarms}
            nothing={t.noAlarms}
            acknowledge={(alarm) => connection.call('acknowledgeAlarm', alarm.id)}
          />
          <QueueList
            tickets={view.queue}
            title={t.queue}
            actions={(ticket) => (
              <div class="row queue-ways">
                <TicketActions ticket={ticket} connection={connection} actions={waiting} />
                <MoveTicket ticket={ticket} neighbours={view.neighbours} connection={connection} actions={waiting} />
              </div>
            )}
          />
          <Refusal actions={waiting} />
          <EndedList attempts={view.ended} />
          <Materials school={view.auditorium.school} />
          <Papers view={view} />
        </aside>
      </main>
    </>
  );
}
