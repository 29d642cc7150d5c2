import type { ParticipantEntry } from '../../../protocol/school';

const plain = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** Whether every word that is searched for begins a name, or stands in the code, the document or the address. */
export function matches(entry: ParticipantEntry, search: string): boolean {
  const document = `${entry.documentSeries ?? ''}${entry.documentNumber}`;
  const names = plain([entry.familyName, entry.givenName, entry.patronymic ?? ''].join(' ')).split(/[\s-]+/);
  return plain(search)
    .split(/\s+/)
    .filter(Boolean)
    .every(
      (word) =>
        names.some((name) => name.startsWith(word)) ||
        entry.code?.includes(word) === true ||
        document.includes(word) ||
        plain(entry.email ?? '').includes(word),
    );
}
