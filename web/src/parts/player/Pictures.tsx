import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { playerTexts as t } from '../../texts/player';
import type { RecordedPicture } from './recordingSource';
import { follow } from './step';

interface Followed {
  sound: RefObject<HTMLMediaElement | null>;
  /** How many seconds later than its clock the sound is heard. */
  lag: () => number;
}

/** The recorded pictures beside their sound: faces and the КИМ. They are silent and follow it. */
export function Pictures({ pictures, ...followed }: Followed & { pictures: RecordedPicture[] }) {
  if (pictures.length === 0) return null;
  return (
    <div class="player-pictures">
      {pictures.map((picture) => (
        <Picture key={picture.url} picture={picture} {...followed} />
      ))}
    </div>
  );
}

function Picture({ picture, sound, lag }: Followed & { picture: RecordedPicture }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (sound.current && element.current) return follow(sound.current, element.current, picture.startSeconds, lag);
  }, [picture.url]);
  return (
    <figure class="picture picture-whole">
      <video
        ref={element}
        src={picture.url}
        muted
        playsInline
        preload="auto"
        aria-label={t.pictures[picture.slot] ?? picture.slot}
      />
      <figcaption>{t.pictures[picture.slot] ?? picture.slot}</figcaption>
    </figure>
  );
}
