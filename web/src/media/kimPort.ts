/**
 * How the КИМ window gives its picture to the station that opened it. Both are pages of one origin in one browser,
 * so it is a plain object that the station leaves on its own window and the КИМ window finds through `opener`.
 */
export interface KimPort {
  /** This КИМ window is there; `track` is its own picture, null while it is not shared. */
  report(kim: Window, track: MediaStreamTrack | null): void;
  /** The card is drawn so much larger than fits. */
  zoomed(factor: number): void;
  /** This КИМ window is being closed or reloaded; its picture is gone with it. */
  left(kim: Window): void;
}

declare global {
  interface Window {
    itogKimPort?: KimPort;
  }
}

/** The station: from now on the КИМ windows that it opens find this port. */
export function offerKimPort(port: KimPort): void {
  window.itogKimPort = port;
}

/** The КИМ window: the port of the station that opened it; null when that is closed or was never there. */
export function findKimPort(opener: Window | null = window.opener): KimPort | null {
  try {
    return opener && !opener.closed ? (opener.itogKimPort ?? null) : null;
  } catch {
    // The opener has gone on to a page of another origin: it may not be touched any more.
    return null;
  }
}
