const NBSP = '\u00a0';
/** A short word (в, и, не, для…) clings to the next one. */
const shortWord = /(^|[\s(«])([А-Яа-яЁё]{1,2}|для|при|над|под|без|или|что|как) (?=\S)/g;

/** Sets a Russian text: short words, «п.» before its number and dashes do not end or begin a line. */
export function typeset(text: string): string {
  return text
    .replace(shortWord, `$1$2${NBSP}`)
    .replace(shortWord, `$1$2${NBSP}`)
    .replace(/(^|[\s(«])(пп?|ст|ч|гл|разд|прил|стр|№)(\.?) (?=\d)/g, `$1$2$3${NBSP}`)
    .replace(/ — /g, `${NBSP}— `)
    .replace(/(\d) (?=[А-Яа-яЁё%])/g, `$1${NBSP}`);
}

/** The same for a whole catalogue or a message: strings, lists, and functions that make strings. */
export function typesetAll<T>(catalogue: T): T {
  if (typeof catalogue === 'string') return typeset(catalogue) as T;
  if (Array.isArray(catalogue)) return catalogue.map((item) => typesetAll(item)) as T;
  if (typeof catalogue === 'function') {
    return ((...args: unknown[]) => typesetAll((catalogue as (...args: unknown[]) => unknown)(...args))) as T;
  }
  if (catalogue !== null && typeof catalogue === 'object') {
    return Object.fromEntries(Object.entries(catalogue).map(([key, value]) => [key, typesetAll(value)])) as T;
  }
  return catalogue;
}

/** «1 человек», «2 человека», «5 человек». */
export function plural(count: number, one: string, few: string, many: string): string {
  const last = count % 10;
  const teens = Math.floor(count / 10) % 10 === 1;
  const word = teens || last === 0 || last > 4 ? many : last === 1 ? one : few;
  return `${count}${NBSP}${word}`;
}
