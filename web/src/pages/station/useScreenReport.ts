import { useEffect } from 'preact/hooks';
import type { StationProps } from './StationPage';

/** Tells the server whether the КИМ window is shared, whenever it knows otherwise: a share outlives an attempt and a lost link. */
export function useScreenReport({ connection, screen, view }: StationProps): void {
  const shared = screen.track.value !== null;
  const attempt = view.attempt?.id ?? null;
  const known = view.attempt?.screenShared ?? false;
  const opening = connection.openings.value;
  // `opening` is among the reasons: after a lost link it is told again.
  useEffect(() => {
    if (attempt !== null && shared !== known) void connection.call('screenShared', shared);
  }, [connection, attempt, shared, known, opening]);
}
