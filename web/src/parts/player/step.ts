/** Within this a picture and its sound are together, in seconds: a fraction of what the eye notices, since the screen adds its own. */
const TOGETHER = 0.005;
/** A picture that stands still is set anew when it is farther away than this. */
const STILL = 0.02;
/** Farther apart than this a picture is set anew instead of being hurried. */
const APART = 0.5;
/** The most by which a picture is hurried or held. */
const MOST = 0.25;
/** How fast a distance is made up: by this share of it in a second. */
const PULL = 3;

export type Step = { kind: 'rate'; rate: number } | { kind: 'seek' };

/** What brings a picture in step with its sound. `ahead` is how much the picture is ahead, in seconds; `rate` is the sound's speed. */
export function step(ahead: number, rate: number): Step {
  const distance = Math.abs(ahead);
  if (distance > APART) return { kind: 'seek' };
  if (distance <= TOGETHER) return { kind: 'rate', rate };
  const hurry = Math.max(-MOST, Math.min(MOST, -ahead * PULL));
  return { kind: 'rate', rate: rate * (1 + hurry) };
}

/**
 * Lets a silent picture follow the sound: its clock is the only one. `lag` is how many seconds later than that clock the sound is heard.
 * Returns what stops it.
 */
export function follow(
  sound: HTMLMediaElement,
  picture: HTMLVideoElement,
  startSeconds: number,
  lag: () => number = () => 0,
): () => void {
  const tend = () => {
    const at = sound.currentTime - (sound.paused ? 0 : lag() * sound.playbackRate) - startSeconds;
    const within = at >= 0 && at <= (picture.duration || 0);
    picture.dataset.shown = String(within);
    if (!within) {
      picture.pause();
      return;
    }
    const next = step(picture.currentTime - at, sound.playbackRate);
    if (next.kind === 'seek' || (sound.paused && Math.abs(picture.currentTime - at) > STILL)) {
      if (!picture.seeking) picture.currentTime = at;
    } else {
      picture.playbackRate = next.rate;
    }
    if (sound.paused || sound.seeking || sound.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) picture.pause();
    else if (picture.paused) void picture.play().catch(() => undefined);
  };
  const timer = setInterval(tend, 100);
  const events = ['play', 'pause', 'seeked', 'ratechange', 'waiting', 'playing'];
  for (const name of events) sound.addEventListener(name, tend);
  picture.addEventListener('loadedmetadata', tend);
  return () => {
    clearInterval(timer);
    for (const name of events) sound.removeEventListener(name, tend);
    picture.removeEventListener('loadedmetadata', tend);
  };
}
