import { meanOf, smallFrame } from './smallFrame';

/** covered: nothing but one even colour comes: a cap, a shutter, a finger; dark: a face could not be compared with a photograph. */
export type Light = 'fine' | 'dark' | 'covered';

/** Mean brightness (0…255) below which a face is not to be made out. */
const DARK = 50;
/** A picture whose dots differ less than this shows nothing: the noise alone of a camera that sees differs more. */
const EVEN = 2.5;
/** The same in darkness, where a covered camera makes noise of its own. */
const EVEN_DARK = 7;
const INTERVAL = 400;

export function lightOf(dots: number[]): Light {
  const mean = meanOf(dots);
  const spread = Math.sqrt(meanOf(dots.map((dot) => (dot - mean) ** 2)));
  if (spread < (mean < DARK ? EVEN_DARK : EVEN)) return 'covered';
  return mean < DARK ? 'dark' : 'fine';
}

/** Tells the light of a playing video again and again; what this browser does not let be looked at counts as fine. Returns how to stop. */
export function watchLight(video: HTMLVideoElement, report: (light: Light) => void): () => void {
  const timer = setInterval(() => {
    if (video.videoWidth < 3) return;
    const dots = smallFrame(video);
    report(dots === null ? 'fine' : lightOf(dots));
  }, INTERVAL);
  return () => clearInterval(timer);
}
