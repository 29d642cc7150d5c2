import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { LiveStills } from '../../media/stillPictures';
import { wallCalls } from '../../protocol/wall';
import { LiveWall } from '../../protocol/wallFeed';
import { WallEntry } from './WallEntry';

/** The desk of a school, listening from now on; returns what ends it too. */
function openDesk(school: number) {
  const feed = new LiveWall(school);
  const stills = new LiveStills(school);
  const ends = [feed.start(), stills.start()];
  return {
    desk: { feed, stills, calls: wallCalls(school) },
    close: () => {
      for (const end of ends) end();
    },
  };
}

const root = document.getElementById('page');
if (root) render(<WallEntry openDesk={openDesk} asked={new URLSearchParams(location.search).get('school')} />, root);
