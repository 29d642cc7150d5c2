import { Meter } from '../../parts/Meter';
import type { RoomStatistics } from '../../protocol/messages';
import { bitrate, sourceNames } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';

export type Track = RoomStatistics['members'][number]['tracks'][number];

/** More than this part of the packets lost is heard and seen, in percent. */
const HIGH_LOSS = 5;

/** The numbers of one member's streams. A stream in trouble is told by a sign, by words and by its row, not by colour alone. */
export function StreamTable({ tracks, name, shared }: { tracks: Track[]; name: string; shared: boolean }) {
  return (
    <table class="numbers streams">
      <caption class="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.bitrate}</th>
          <th scope="col">{t.columns.loss}</th>
          <th scope="col">{t.columns.level}</th>
        </tr>
      </thead>
      <tbody>
        {tracks.map((track) => (
          <Row key={track.source} track={track} shared={shared} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ track, shared }: { track: Track; shared: boolean }) {
  const awaited = track.source !== 'screen' || shared;
  const stopped = awaited && !track.flowing;
  const lossy = track.flowing && track.lossPercent >= HIGH_LOSS;
  return (
    <tr class={stopped || lossy ? 'stream-bad' : undefined}>
      <th scope="row">
        {(stopped || lossy) && (
          <span class="stream-sign" aria-hidden="true">
            !
          </span>
        )}
        {sourceNames[track.source]}
      </th>
      {track.flowing ? (
        <>
          <td>{bitrate(track.bitrateBps)}</td>
          <td>{lossy ? <strong>{t.lossHigh(percent(track.lossPercent))}</strong> : t.loss(percent(track.lossPercent))}</td>
        </>
      ) : (
        <td colSpan={2}>{stopped ? <strong>{t.silentTrack}</strong> : <span class="soft">{t.notShared}</span>}</td>
      )}
      <td class="stream-level">{track.level !== null && <Meter level={track.level} />}</td>
    </tr>
  );
}

function percent(value: number): string {
  return value.toLocaleString('ru-RU', { maximumFractionDigits: 1 });
}
