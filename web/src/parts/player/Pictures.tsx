import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { GapCause } from '../../protocol/messages';
import { duration } from '../../texts/common';
import { playerTexts as t } from '../../texts/player';
import type { RecordedPicture } from './recordingSource';
import { follow } from './step';

interface Followed {
  sound: RefObject<HTMLMediaElement | null>;
  /** How many seconds later than its clock the sound is heard. */
  lag: () => number;
  /** Where the sound stands, in seconds. */
  time: number;
}

/** A gap shorter than this is a picture that merely stood still. */
const NOTICED = 0.5;

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

function Picture({ picture, sound, lag, time }: Followed & { picture: RecordedPicture }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (sound.current && element.current) return follow(sound.current, element.current, picture.startSeconds, lag);
  }, [picture.url]);
  const gap = picture.gaps.find(
    ({ startSeconds, durationSeconds }) =>
      durationSeconds >= NOTICED && time >= startSeconds && time < startSeconds + durationSeconds,
  );
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
      {gap && <div class="picture-empty picture-hidden">{whyEmpty(gap, picture.slot)}</div>}
      <figcaption>{t.pictures[picture.slot] ?? picture.slot}</figcaption>
    </figure>
  );
}

/** Before a picture first comes nothing is wrong: it says when it does. */
function whyEmpty(
  { startSeconds, durationSeconds, cause }: RecordedPicture['gaps'][number],
  slot: RecordedPicture['slot'],
): string {
  return startSeconds === 0 && cause.toLowerCase() === 'pause'
    ? t.pictureBegins(duration(durationSeconds))
    : t.noPicture(whyMissing(cause, slot));
}

/** The causes of the server are spelled with a capital here; a pause of a picture has a word of its own. */
function whyMissing(cause: string, slot: RecordedPicture['slot']): string {
  const known = (cause[0]?.toLowerCase() + cause.slice(1)) as GapCause;
  if (known === 'pause') return slot.endsWith('/screen') ? t.pausedPicture.screen : t.pausedPicture.camera;
  return t.missing.causes[known];
}
