import { whyHidden } from '../../parts/Face';
import { Pill } from '../../parts/Pill';
import type { RoomStatistics, Seat, SlotName } from '../../protocol/messages';
import { seatNames } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';
import { Line, lineWords } from './Line';
import { StreamTable } from './StreamTable';
import type { TechnicianProps } from './TechnicianPage';
import { WallPicture } from './WallPicture';

export type Member = RoomStatistics['members'][number];

/** These two are always shown; the other seats only while somebody holds them. */
const ALWAYS: Seat[] = ['participant', 'interlocutor'];

/** Every stream of the room: its picture, and once a second its numbers. */
export function Wall(props: TechnicianProps) {
  const { connection, view } = props;
  const statistics = connection.statistics.value;
  const members = statistics?.members ?? [];
  const held = members.filter((member) => member.connected);
  const speaking = [...new Set([...ALWAYS, ...held.filter(sends(view.access?.receive ?? [])).map((member) => member.seat)])];
  const listening = held.filter((member) => !speaking.includes(member.seat));
  return (
    <>
      <section class="wall" aria-label={t.streams}>
        {speaking.map((seat) => (
          <Tile key={seat} {...props} seat={seat} member={members.find((member) => member.seat === seat) ?? null} />
        ))}
      </section>
      {listening.length > 0 && (
        <p class="small soft">
          {t.listening}: {listening.map((member) => [seatNames[member.seat], ...lineWords(member)].join(', ')).join(' · ')}
        </p>
      )}
    </>
  );
}

function Tile({ seat, member, connection, room, view }: TechnicianProps & { seat: Seat; member: Member | null }) {
  const slots = view.access?.receive ?? [];
  const streams = room.streams.value;
  const unknown = connection.statistics.value === null;
  const connected = isConnected(seat, member, view) || (unknown && seat !== 'participant');
  const microphone = member?.tracks.find((track) => track.source === 'microphone');
  const pictures = (['camera', 'screen'] as const).filter((source) => slots.includes(`${seat}/${source}`));
  return (
    <article class="panel stack-tight" aria-label={seatNames[seat]}>
      <div class="row-apart">
        <h2>{seatNames[seat]}</h2>
        {connected ? (
          <div class="row">
            {microphone && (
              <Pill tone={microphone.recorded ? 'bad' : undefined}>{microphone.recorded ? t.recorded : t.notRecorded}</Pill>
            )}
          </div>
        ) : (
          <Pill tone={seat === 'participant' && view.attempt ? 'bad' : undefined}>{t.absent}</Pill>
        )}
      </div>
      {connected && member && <Line member={member} />}
      {pictures.length > 0 && (
        <div class="wall-pictures">
          {pictures.map((source) => (
            <WallPicture
              key={source}
              source={source}
              stream={streams[`${seat}/${source}`] ?? null}
              track={member?.tracks.find((track) => track.source === source) ?? null}
              connected={connected}
              shared={view.attempt?.screenShared === true}
              hidden={whyHidden(connection.pictures.value, `${seat}/${source}`)}
            />
          ))}
        </div>
      )}
      {connected && member && member.tracks.length > 0 && (
        <StreamTable tracks={member.tracks} name={seatNames[seat]} shared={view.attempt?.screenShared === true} />
      )}
    </article>
  );
}

/** The exam day knows sooner than the statistics that a participant has gone: his last picture must not stay. */
function isConnected(seat: Seat, member: Member | null, view: TechnicianProps['view']): boolean {
  if (seat === 'participant' && !view.attempt?.participantConnected) return false;
  return member?.connected === true;
}

function sends(slots: SlotName[]): (member: Member) => boolean {
  return (member) => member.tracks.length > 0 || slots.some((slot) => slot.startsWith(`${member.seat}/`));
}
