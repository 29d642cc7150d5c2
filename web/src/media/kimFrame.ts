import { meanOf, smallFrame } from './smallFrame';

/** Until then only a frame that looks like a card counts; afterwards any, so that an odd picture cannot stop an exam. */
const CERTAIN = 3_000;
/** Mean brightness (0…255) of a white card; the КИМ window is dark while nothing is open. */
const PAPER = 140;

/**
 * Calls `seen` once, when this browser has put a frame with a КИМ card on the screen (requestVideoFrameCallback).
 * The window may have been shared before the card was opened: its dark frames are let pass. Returns how to stop waiting.
 */
export function onKimFrame(
  video: HTMLVideoElement,
  seen: () => void,
  brightness: (video: HTMLVideoElement) => number | null = brightnessOf,
): () => void {
  const begun = performance.now();
  let waiting = true;
  const look = (): boolean => {
    if (!waiting) return true;
    const light = brightness(video);
    if (light !== null && light < PAPER && performance.now() - begun < CERTAIN) return false;
    waiting = false;
    seen();
    return true;
  };
  if (typeof video.requestVideoFrameCallback === 'function') {
    const next = () => {
      if (!look()) video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
    return () => {
      waiting = false;
    };
  }
  // Browsers without the callback: playing with a known picture size is the nearest they can say.
  const check = () => {
    if (video.videoWidth > 0) look();
  };
  video.addEventListener('timeupdate', check);
  return () => {
    waiting = false;
    video.removeEventListener('timeupdate', check);
  };
}

/** Mean brightness of the frame on the screen; null when this browser does not let a page look. */
export function brightnessOf(video: HTMLVideoElement): number | null {
  const dots = smallFrame(video);
  return dots === null ? null : meanOf(dots);
}
