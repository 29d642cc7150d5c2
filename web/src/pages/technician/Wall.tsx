import { Meter } from '../../parts/Meter';
import { Picture } from '../../parts/Picture';
import { Pill } from '../../parts/Pill';
import type { RoomStatistics, Seat, SlotName, TrackSource } from '../../protocol/messages';
import { bitrate, seatNames, sourceNames } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';
import type { TechnicianProps } from './TechnicianPage';

type Member = RoomStatistics['members'][number];
type Track = Member['tracks'][number];

/** Every stream of the room: its picture, and once a second its numbers. */
export function Wall({ connection, room, view }: TechnicianProps) {
  const members = connection.statistics.value?.members ?? [];
  const seats = seatsOf(view.access?.receive ?? [], members);
  return (
    <section class="wall" aria-label={t.streams}>
      {seats.map((seat) => (
        <Tile
          key={seat}
          seat={seat}
          member={members.find((member) => member.seat === seat) ?? null}
          room={room}
          slots={view.access?.receive ?? []}
        />
      ))}
    </section>
  );
}

function Tile({
  seat,
  member,
  room,
  slots,
}: {
  seat: Seat;
  member: Member | null;
  room: TechnicianProps['room'];
  slots: SlotName[];
}) {
  const streams = room.streams.value;
  const pictures = (['camera', 'screen'] as const).filter((source) => slots.includes(`${seat}/${source}`));
  return (
    <article class="panel stack-tight" aria-label={seatNames[seat]}>
      <div class="row-apart">
        <h2>{seatNames[seat]}</h2>
        <div class="row small">
          {member?.roundTripMs != null && <span class="soft numbers">{t.roundTrip(Math.round(member.roundTripMs))}</span>}
          {!member?.connected && <Pill>{t.absent}</Pill>}
        </div>
      </div>
      {pictures.length > 0 && (
        <div class="wall-pictures">
          {pictures.map((source) => (
            <Picture key={source} label={sourceNames[source]} stream={streams[`${seat}/${source}`]} whole={source === 'screen'} />
          ))}
        </div>
      )}
      {member && member.tracks.length > 0 && <Numbers tracks={member.tracks} name={seatNames[seat]} />}
      {member?.connected && member.tracks.length === 0 && <p class="small soft">{t.noTracks}</p>}
    </article>
  );
}

function Numbers({ tracks, name }: { tracks: Track[]; name: string }) {
  return (
    <table class="numbers small wall-numbers">
      <caption class="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.bitrate}</th>
          <th scope="col">{t.columns.loss}</th>
          <th scope="col">{t.columns.level}</th>
          <th scope="col">{t.columns.recording}</th>
        </tr>
      </thead>
      <tbody>
        {tracks.map((track) => (
          <tr key={track.source}>
            <th scope="row">{sourceNames[track.source]}</th>
            <td>{track.flowing ? bitrate(track.bitrateBps) : <Pill tone="warn">{t.silentTrack}</Pill>}</td>
            <td class={lossClass(track)}>{t.loss(track.lossPercent.toLocaleString('ru-RU', { maximumFractionDigits: 1 }))}</td>
            <td class="wall-level">{track.level !== null && <Meter level={track.level} />}</td>
            <td>
              {track.recorded ? (
                <Pill tone="bad">{t.recorded}</Pill>
              ) : (
                <span class="soft">{mayBeRecorded(track.source) ? t.notRecorded : '—'}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function seatsOf(slots: SlotName[], members: Member[]): Seat[] {
  const seats = slots.map((slot) => slot.split('/')[0] as Seat);
  return [...new Set([...seats, ...members.map((member) => member.seat)])];
}

function mayBeRecorded(source: TrackSource): boolean {
  return source === 'microphone';
}

function lossClass(track: Track): string | undefined {
  return track.lossPercent >= 5 ? 'loss-high' : undefined;
}
