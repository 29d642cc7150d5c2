/** Which devices a person has chosen on this computer; kept by the browser, so that a reload changes nothing. */
export type ChosenKind = 'camera' | 'microphone' | 'speaker';

const key = (kind: ChosenKind) => `itog.${kind}`;

/** The device that was chosen last; null when none was, or the browser keeps nothing. */
export function chosenDevice(kind: ChosenKind): string | null {
  try {
    return localStorage.getItem(key(kind));
  } catch {
    return null;
  }
}

/** Remembers a choice; null forgets it. */
export function rememberDevice(kind: ChosenKind, id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(key(kind));
    else localStorage.setItem(key(kind), id);
  } catch {
    // A private window may keep nothing: the choice holds until the page is closed.
  }
}
