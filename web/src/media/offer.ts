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

/** How each source is encoded: the face may lose sharpness, the KIM may lose only frames. */
export function encodingOf(source: TrackSource): RTCRtpEncodingParameters | null {
  if (source === 'camera') return { maxBitrate: 600_000, maxFramerate: 24 };
  if (source === 'screen') return { maxBitrate: 1_500_000, maxFramerate: 10 };
  return { maxBitrate: 48_000 };
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
