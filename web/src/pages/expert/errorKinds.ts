import type { ErrorKind } from '../../protocol/messages';

/** The key of each kind of error: the letter of the Russian layout, at its place on the keyboard whatever layout is on. */
export const errorKeys: Record<ErrorKind, { code: string; letter: string }> = {
  distortion: { code: 'KeyB', letter: 'И' },
  citation: { code: 'KeyW', letter: 'Ц' },
  logical: { code: 'KeyK', letter: 'Л' },
  orthoepic: { code: 'KeyJ', letter: 'О' },
  grammatical: { code: 'KeyU', letter: 'Г' },
  speech: { code: 'KeyH', letter: 'Р' },
  factual: { code: 'KeyA', letter: 'Ф' },
};

/** The kind that a key notes, of those that this protocol counts. */
export function kindOfKey(event: KeyboardEvent, kinds: ErrorKind[]): ErrorKind | null {
  const letter = event.key.toUpperCase();
  return kinds.find((kind) => errorKeys[kind].code === event.code || errorKeys[kind].letter === letter) ?? null;
}

/** A place in the recording, `4:07`. */
export function placeInRecording(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
