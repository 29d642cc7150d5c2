import { useContext, useEffect, useMemo } from 'preact/hooks';
import type { LocalMedia } from '../../media/devices';
import { StationTalk, TalkRoom, type TalkSide } from '../../media/stationTalk';
import type { Connection } from '../../protocol/connection';
import type { StationCallView } from '../../protocol/stationCall';
import type { TileSideView } from '../../protocol/wall';
import { common } from '../../texts/common';
import { stationCallTexts as t } from '../../texts/stationCall';
import { lineFigures, quality } from '../lineQuality';
import { LiveMeter } from '../Meter';
import { Notice } from '../Notice';
import { OwnPicture } from '../OwnPicture';
import { Picture } from '../Picture';
import { RoomSound } from '../RoomSound';
import './talk.css';

interface Props {
  call: StationCallView;
  connection: Pick<Connection, 'call' | 'link'>;
  media: LocalMedia;
  side: TalkSide;
}

/** A test call while both talk: the other one's picture and voice, one's own, and both lines as the server measures them. */
export function Talk({ call, connection, media, side }: Props) {
  const createRoom = useContext(TalkRoom);
  const talk = useMemo(() => new StationTalk(connection, media, side, createRoom), [connection, media, side, createRoom]);
  useEffect(() => {
    void media.open();
    talk.start();
    return () => talk.end();
  }, [talk, media]);
  const { room } = talk;
  const theirs = side === 'technician' ? ('station' as const) : ('technician' as const);
  const voice = room.streams.value[talk.voice]?.getAudioTracks()[0] ?? null;
  return (
    <>
      <RoomSound room={room} />
      <div class="talk-faces">
        <div class="stack-tight">
          <Picture
            label={t[theirs]}
            stream={room.streams.value[talk.face]}
            empty={room.state.value === 'connected' ? common.noPicture : t.connecting}
          />
          <LiveMeter track={voice} />
        </div>
        <OwnPicture media={media} />
      </div>
      <div role="status">
        {room.blocked.value ? (
          <Notice tone="bad">{t.blocked}</Notice>
        ) : (
          room.state.value === 'lost' && <Notice tone="warn">{room.problem.value?.title ?? t.lost}</Notice>
        )}
      </div>
      <dl class="talk-lines small">
        <Line name={t.lines[theirs]} side={call.theirs} />
        <Line name={t.lines.own} side={call.own} />
      </dl>
    </>
  );
}

function Line({ name, side }: { name: string; side: TileSideView | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd class="numbers">{side?.connected ? <LineWords side={side} /> : t.connecting}</dd>
    </>
  );
}

/** A verdict in a word, what is missing, and the figures behind it. */
function LineWords({ side }: { side: TileSideView }) {
  const faults = [side.level === null && t.noSound, !side.picture && t.noPicture].filter((word) => word !== false);
  const figures = lineFigures(side);
  return (
    <>
      <strong>{[t.verdict[quality(side)], ...faults].join(', ')}</strong>
      {figures && <span class="soft"> · {figures}</span>}
    </>
  );
}
