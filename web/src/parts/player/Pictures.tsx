import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { playerTexts as t } from '../../texts/player';
import type { RecordedPicture } from './recordingSource';
import { follow } from './step';

/** The recorded pictures beside their sound: faces and the КИМ. They are silent and follow it. */
export function Pictures({ pictures, sound }: { pictures: RecordedPicture[]; sound: RefObject<HTMLMediaElement | null> }) {
  if (pictures.length === 0) return null;
  return (
    <div class="player-pictures">
      {pictures.map((picture) => (
        <Picture key={picture.url} picture={picture} sound={sound} />
      ))}
    </div>
  );
}

function Picture({ picture, sound }: { picture: RecordedPicture; sound: RefObject<HTMLMediaElement | null> }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (sound.current && element.current) return follow(sound.current, element.current, picture.startSeconds);
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
