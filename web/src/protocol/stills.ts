import { wallAddress } from './wall';

/** A still of an auditorium as the server sends it: a VP8 key frame; `frame` null when there is none any more. */
export interface Still {
  auditorium: number;
  ageMs: number;
  number: number;
  frame: Uint8Array<ArrayBuffer> | null;
}

const HEAD = 20;

/** Reads an answer of …/wall/pictures; see Server/Wall/StillsAnswer.cs. What is cut off is left out. */
export function parseStills(answer: ArrayBuffer): Still[] {
  const view = new DataView(answer);
  const stills: Still[] = [];
  for (let at = 0; at + HEAD <= answer.byteLength; ) {
    const length = view.getInt32(at + 16, true);
    const ageMs = view.getInt32(at + 4, true);
    if (length < 0 || at + HEAD + length > answer.byteLength) break;
    stills.push({
      auditorium: view.getInt32(at, true),
      ageMs,
      number: Number(view.getBigInt64(at + 8, true)),
      frame: ageMs < 0 ? null : new Uint8Array(answer.slice(at + HEAD, at + HEAD + length)),
    });
    at += HEAD + length;
  }
  return stills;
}

/** The stills of these auditoriums that are newer than what is known; null when the server did not answer. */
export async function readStills(school: number, known: ReadonlyMap<number, number>): Promise<Still[] | null> {
  const have = [...known].map(([auditorium, number]) => `${auditorium}:${number}`).join(',');
  try {
    const response = await fetch(`${wallAddress(school)}/pictures?have=${have}`);
    return response.ok ? parseStills(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
