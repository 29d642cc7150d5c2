import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StillPictures } from '../../media/stillPictures';
import type { WallCalls } from '../../protocol/wall';
import type { WallFeed } from '../../protocol/wallFeed';

/** What the wall stands on: what it hears of the server, what it asks of it, and where its pictures come from. */
export interface WallDesk {
  feed: WallFeed;
  calls: WallCalls;
  stills: StillPictures;
}

const Desk = createContext<WallDesk | null>(null);

/** Gives the parts of the wall their desk. */
export const WallDeskProvider = Desk.Provider;

export function useWallDesk(): WallDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('A part of the wall stands outside of it.');
  return desk;
}
