import { Picture } from '../../parts/Picture';
import { common, sourceNames } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';
import type { Track } from './StreamTable';

/** A picture of the wall. It is blank as soon as its stream stops: a frozen last frame would be untrue, and nobody's business. */
export function WallPicture({
  source,
  stream,
  track,
  connected,
  shared,
  hidden,
}: {
  source: 'camera' | 'screen';
  stream: MediaStream | null;
  track: Track | null;
  connected: boolean;
  shared: boolean;
  /** Why the server does not send it to this page now. */
  hidden: string | null;
}) {
  const unshared = source === 'screen' && !shared;
  const stopped = track !== null && !track.flowing;
  const empty = !connected ? t.absent : unshared ? t.notShared : stopped ? t.silentTrack : common.noPicture;
  return (
    <Picture
      label={sourceNames[source]}
      stream={connected && !unshared && !stopped ? stream : null}
      whole={source === 'screen'}
      empty={empty}
      hidden={hidden}
    />
  );
}
