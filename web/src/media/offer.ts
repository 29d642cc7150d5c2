import type { MediaLine, RoomAccess, Seat, SlotName, TrackSource } from '../protocol/messages';

/** One m-line to be: what is sent, or the slot that is received. */
export type PlannedLine =
  | { direction: 'publish'; source: TrackSource; seat: null }
  | { direction: 'receive'; source: TrackSource; seat: Seat; slot: SlotName };

export function kindOf(source: TrackSource): 'audio' | 'video' {
  return source === 'microphone' ? 'audio' : 'video';
}

/** The m-lines of a page in the order of its offer: its own tracks first, then its slots. */
export function planLines(access: RoomAccess): PlannedLine[] {
  const publish = access.publish.map((source): PlannedLine => ({ direction: 'publish', source, seat: null }));
  const receive = access.receive.map((slot): PlannedLine => {
    const [seat, source] = slot.split('/') as [Seat, TrackSource];
    return { direction: 'receive', source, seat, slot };
  });
  return [...publish, ...receive];
}

/** The table sent with the offer: the mids that the browser gave to the planned lines. */
export function lineTable(lines: PlannedLine[], mids: (string | null)[]): MediaLine[] {
  return lines.map(({ direction, source, seat }, index) => {
    const mid = mids[index];
    if (mid === null || mid === undefined) throw new Error(`The m-line of ${source} has no mid.`);
    return { mid, direction, source, seat };
  });
}

/** The layers of a camera, small first: the small one goes to thumbnails and to weak lines, whatever the large one needs. */
export const SMALL_LAYER = 'l';
export const LARGE_LAYER = 'h';

/**
 * How each source is encoded: the face may lose sharpness, the КИМ may lose only frames. A camera is sent twice (simulcast): two encodings
 * are what a laptop of 2015 and a phone can bear. The КИМ is one sharp picture for everybody.
 */
export function encodingsOf(source: TrackSource): RTCRtpEncodingParameters[] {
  if (source === 'camera') {
    return [
      { rid: SMALL_LAYER, scaleResolutionDownBy: 4, maxBitrate: 90_000, maxFramerate: 12 },
      { rid: LARGE_LAYER, maxBitrate: 600_000, maxFramerate: 24 },
    ];
  }
  if (source === 'screen') return [{ maxBitrate: 1_500_000, maxFramerate: 10 }];
  return [{ maxBitrate: 48_000 }];
}

/** One encoding, for browsers that cannot send several: what the large layer is. */
export function singleEncodingOf(source: TrackSource): RTCRtpEncodingParameters {
  const { rid: _, ...encoding } = encodingsOf(source).at(-1) ?? {};
  return encoding;
}

/**
 * The offer with NACK for Opus (RFC 4585), which browsers can do but do not offer: lost sound is then sent once more,
 * and the recording gets it too.
 */
export function withSoundRecovery(sdp: string): string {
  return sdp.replace(/^a=rtpmap:(\d+) opus\/48000\/2\r\n/gim, (line, payloadType: string) => {
    const feedback = `a=rtcp-fb:${payloadType} nack\r\n`;
    return sdp.includes(feedback) ? line : line + feedback;
  });
}

/** The codecs the room speaks; offering no others keeps the offer small. */
export function roomCodecs<C extends { mimeType: string }>(all: C[]): C[] {
  const wanted = ['audio/opus', 'video/vp8', 'video/rtx'];
  return all.filter((codec) => wanted.includes(codec.mimeType.toLowerCase()));
}
