/** The loudness of a recording, a byte for each window and channel: halves of a decibel below full scale, 240 for silence. */
export interface Levels {
  windowSeconds: number;
  participant: Channel;
  interlocutor: Channel;
}
export interface Channel {
  peaks: Uint8Array;
  loudness: Uint8Array;
}

const SAMPLE_RATE = 48_000;
const HEADER = 16;
const SILENCE = 240;
/** Windows louder than this hold a voice: −45 dB. */
const VOICE = 90;
/** What a voice is brought to for the listener: −20 dB. */
const COMFORTABLE = 40;
const MOST_GAIN_DB = 18;

/** Reads `….levels`; null when it is none. src/Recorder/FORMAT.md describes it. */
export function readLevels(file: ArrayBuffer): Levels | null {
  const bytes = new Uint8Array(file);
  if (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 8)) !== 'itoglev1') return null;
  const header = new DataView(file);
  const windows = Math.min(header.getUint32(12, true), Math.floor((bytes.length - HEADER) / 4));
  const take = (offset: number) => Uint8Array.from({ length: windows }, (_, i) => bytes[HEADER + i * 4 + offset] ?? SILENCE);
  return {
    windowSeconds: header.getUint32(8, true) / SAMPLE_RATE,
    participant: { peaks: take(0), loudness: take(1) },
    interlocutor: { peaks: take(2), loudness: take(3) },
  };
}

/** How many decibels bring a channel's speech to a comfortable level; a channel without speech is left as it is. */
export function evenGain({ loudness }: Channel): number {
  const voice = loudness.filter((level) => level < VOICE).sort();
  const typical = voice[Math.floor(voice.length / 4)];
  if (typical === undefined) return 0;
  return Math.min(MOST_GAIN_DB, Math.max(-MOST_GAIN_DB, (typical - COMFORTABLE) / 2));
}

/** The heights (0 to 1) of a channel drawn in `columns` columns: the loudest window of each. */
export function heights({ peaks }: Channel, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * peaks.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * peaks.length) / columns));
    let loudest = SILENCE;
    for (let i = from; i < Math.min(to, peaks.length); i++) loudest = Math.min(loudest, peaks[i] ?? SILENCE);
    // From −60 dB up, so that quiet speech can be seen beside loud.
    return Math.max(0, 1 - loudest / 120);
  });
}
