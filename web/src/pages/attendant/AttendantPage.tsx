import { useEffect, useMemo } from 'preact/hooks';
import { useArrival } from '../../parts/arrival';
import { Button } from '../../parts/Button';
import { Face } from '../../parts/Face';
import { Header } from '../../parts/Header';
import { LiveMeter } from '../../parts/Meter';
import { Notice } from '../../parts/Notice';
import { Picture } from '../../parts/Picture';
import { RecordingPill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import { useSchoolTime } from '../../parts/schoolTime';
import type { AttendantView } from '../../protocol/categories';
import { attendantTexts, writtenTexts } from '../../texts/categories';
import { common, fullName, seatNames, shortName } from '../../texts/common';
import type { PageProps } from '../page';
import { DeviceTroubles } from '../participant/SelfPicture';
import './attendant.css';

const t = attendantTexts.page;

export type AttendantProps = PageProps<AttendantView>;

/** The page of an assistant or a sign interpreter: his own picture, and the room while his participant is in it. */
export function AttendantPage(props: AttendantProps) {
  const { connection, room, view } = props;
  useArrival(String(view.access !== null));
  const free = isFree(view);
  useEffect(() => {
    if (free) props.media.release();
  }, [free, props.media]);
  // He was led to another auditorium: a reload opens that one.
  useEffect(() => {
    const address = new URL(location.href);
    address.searchParams.set('auditorium', String(view.auditorium.id));
    history.replaceState(null, '', address);
  }, [view.auditorium.id]);
  return (
    <>
      <Header
        place={`${t.titles[view.role]} · ${common.auditorium(view.auditorium.number)}`}
        link={connection.link.value}
        guide={{
          reader: view.role,
          place: view.access ? 'answer' : view.conferenceOpen ? 'waiting' : 'before',
          auditorium: view.auditorium.id,
        }}
      >
        <span role="status">{view.access && <RecordingPill recording={view.recording} />}</span>
      </Header>
      {view.access && <RoomSound room={room} />}
      <main class={view.access ? 'attendant' : 'attendant attendant-waiting'}>
        {view.access ? <InRoom {...props} /> : <Waiting {...props} />}
        <aside class="stack">
          {!free && <Own {...props} />}
          <Duties role={view.role} />
        </aside>
      </main>
    </>
  );
}

function InRoom({ connection, room, view }: AttendantProps) {
  return (
    <div class="stack">
      <section class="panel row-apart" aria-live="polite">
        <h1>{view.now && t.now(shortName(view.now))}</h1>
        {view.stage && (
          <p class="soft">
            {[view.stage.task !== null && writtenTexts.task(view.stage.task), view.stage.title].filter(Boolean).join(' · ')}
          </p>
        )}
      </section>
      {view.restingSince && <Notice>{t.resting}</Notice>}
      <div class="attendant-faces">
        <Face
          slot="participant/camera"
          label={seatNames.participant}
          room={room}
          connection={connection}
          present={view.participantConnected}
          whole
        />
        <Face
          slot="interlocutor/camera"
          label={seatNames.interlocutor}
          room={room}
          connection={connection}
          present={view.interlocutorConnected}
          whole
        />
      </div>
      <Face slot="interlocutor/screen" label={t.kim} room={room} connection={connection} whole empty={t.kimLater} />
    </div>
  );
}

/** Everybody whom he helps here has finished: nobody is waited for. */
const isFree = (view: AttendantView): boolean =>
  view.access === null && view.attended.length > 0 && view.attended.every((one) => one.done);

function Waiting({ view }: AttendantProps) {
  const time = useSchoolTime();
  const free = isFree(view);
  return (
    <div class="stack">
      <h1>{free ? t.free : t.waiting}</h1>
      <p class="lead" role="status">
        {free ? t.freeText : view.conferenceOpen ? t.waitingText : t.closed}
      </p>
      <section class="panel stack-tight" aria-labelledby="mine">
        <h2 id="mine">{t.mine}</h2>
        <ul class="stack-tight">
          {view.attended.map((one) => (
            <li key={one.scheduledAt} class="row-apart">
              <span>{fullName(one.name)}</span>
              <span class="soft">{one.done ? t.done : t.at(time.clock(one.scheduledAt))}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** His own picture, so that the hands can be seen before anybody else sees them. */
function Own({ media, view }: AttendantProps) {
  const camera = media.camera.track.value;
  const stream = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  return (
    <section class="panel stack-tight">
      <Picture label={t.check} stream={stream} mirrored whole />
      {view.access === null && <p class="small soft">{t.checkHint[view.role]}</p>}
      <LiveMeter track={media.microphone.track.value} />
      {camera === null && (
        <div>
          <Button look="primary" onClick={() => void media.open()}>
            {t.open}
          </Button>
        </div>
      )}
      <DeviceTroubles media={media} />
    </section>
  );
}

function Duties({ role }: { role: AttendantView['role'] }) {
  const duties = t.duties[role];
  return (
    <section class="panel stack-tight" aria-labelledby="duties">
      <h2 id="duties">{duties.title}</h2>
      <h3>{duties.does}</h3>
      <ul class="plain-list">
        {duties.may.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{duties.doesNot}</h3>
      <ul class="plain-list">
        {duties.mayNot.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small soft">{duties.source}</p>
    </section>
  );
}
