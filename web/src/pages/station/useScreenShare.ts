import { useEffect, useMemo } from 'preact/hooks';
import { ScreenShare } from '../../media/screenShare';
import type { StationProps } from './StationPage';

/** The shared КИМ window lives as long as the page: the next participant needs no new sharing. The server is told whenever it knows otherwise. */
export function useScreenShare({ connection, room, view }: StationProps): ScreenShare {
  const share = useMemo(() => new ScreenShare(), []);
  const track = share.track.value;
  const shared = track !== null;
  const attempt = view.attempt?.id ?? null;
  const known = view.attempt?.screenShared ?? false;
  const opening = connection.openings.value;
  useEffect(() => room.setTrack('screen', track), [room, track]);
  // Told again after each opening of the link.
  useEffect(() => {
    if (attempt !== null && shared !== known) void connection.call('screenShared', shared);
  }, [connection, attempt, shared, known, opening]);
  useEffect(() => () => share.stop(), [share]);
  return share;
}
