/** What came instead of the picture of this window. */
export type ShareTrouble = 'refused' | 'wrongSurface' | 'unsupported' | 'failed';

/** By this a captured tab is recognised as a КИМ window (Capture Handle). */
const HANDLE = 'itog-kim';

/** What browsers know beyond the types of TypeScript. */
interface CaptureDevices extends MediaDevices {
  setCaptureHandleConfig?(config: { handle: string; exposeOrigin: boolean; permittedOrigins: string[] }): void;
}
interface CapturedTrack extends MediaStreamTrack {
  getCaptureHandle?(): { handle?: string } | null;
}

export class ShareError extends Error {
  constructor(readonly trouble: ShareTrouble) {
    super(trouble);
  }
}

/** Lets the pages of this origin see that what they have captured is a КИМ window. */
export function declareKimWindow(media: CaptureDevices | undefined = globalThis.navigator?.mediaDevices): void {
  media?.setCaptureHandleConfig?.({ handle: HANDLE, exposeOrigin: true, permittedOrigins: [location.origin] });
}

/**
 * Asks for the picture of this very window and makes sure that it is not another one; must be called from a click.
 * Throws a `ShareError`, and then nothing is captured.
 */
export async function captureOwnWindow(media: MediaDevices | undefined): Promise<MediaStreamTrack> {
  if (!media?.getDisplayMedia) throw new ShareError('unsupported');
  let offersItself = false;
  const options = {
    video: { displaySurface: 'browser', width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 10 } },
    audio: false,
    selfBrowserSurface: 'include',
    surfaceSwitching: 'exclude',
    // Only a browser that knows this member reads it.
    get preferCurrentTab() {
      offersItself = true;
      return true;
    },
  };
  let stream: MediaStream;
  try {
    stream = await media.getDisplayMedia(options as DisplayMediaStreamOptions);
  } catch (error) {
    throw new ShareError(troubleOf(error));
  }
  const track = stream.getVideoTracks()[0];
  if (!track) throw new ShareError('failed');
  if (!isKimWindow(track, offersItself)) {
    track.stop();
    throw new ShareError('wrongSurface');
  }
  track.contentHint = 'text';
  return track;
}

/** A browser that cannot offer the window itself may share it as a window of the desktop; which one, only the person sees. */
function isKimWindow(track: CapturedTrack, offersItself: boolean): boolean {
  const surface = track.getSettings().displaySurface;
  if (surface !== 'browser') return !offersItself && surface !== 'monitor';
  const handle = track.getCaptureHandle?.();
  return !handle || handle.handle === HANDLE;
}

function troubleOf(error: unknown): ShareTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return 'refused';
    case 'NotSupportedError':
    case 'TypeError':
      return 'unsupported';
    default:
      return 'failed';
  }
}
