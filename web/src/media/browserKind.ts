export type System = 'windows' | 'mac' | 'linux' | 'android' | 'ios';
export type BrowserName = 'chrome' | 'yandex' | 'edge' | 'firefox' | 'safari' | 'samsung';
/** Where this page runs, as far as instructions need it: where the buttons are. */
export interface BrowserKind {
  system: System;
  browser: BrowserName;
}

/** By the words of the user agent; an iPad that pretends to be a Mac gives itself away by its touch screen. */
export function browserKind(
  agent: string = globalThis.navigator?.userAgent ?? '',
  touches: number = globalThis.navigator?.maxTouchPoints ?? 0,
): BrowserKind {
  return { system: systemOf(agent, touches), browser: browserOf(agent) };
}

function systemOf(agent: string, touches: number): System {
  if (/Android/.test(agent)) return 'android';
  if (/iPhone|iPad|iPod/.test(agent)) return 'ios';
  if (/Macintosh/.test(agent)) return touches > 1 ? 'ios' : 'mac';
  return /Windows/.test(agent) ? 'windows' : 'linux';
}

function browserOf(agent: string): BrowserName {
  if (/YaBrowser|YaSearch/.test(agent)) return 'yandex';
  if (/Edg(A|iOS)?\//.test(agent)) return 'edge';
  if (/SamsungBrowser/.test(agent)) return 'samsung';
  if (/Firefox|FxiOS/.test(agent)) return 'firefox';
  if (/Chrome|CriOS|Chromium/.test(agent)) return 'chrome';
  return /Safari/.test(agent) ? 'safari' : 'chrome';
}
