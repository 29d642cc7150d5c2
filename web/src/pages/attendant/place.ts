import type { AttendantAnswer } from '../../protocol/categories';

/** Where his page is opened: in the auditorium of its address while somebody of his is scheduled there, else where the first of them connects. */
export function placeOf(answer: AttendantAnswer | null, wanted: string | null): AttendantAnswer['places'][number] | null {
  if (answer === null || answer.beside) return null;
  return (
    answer.places.find((one) => String(one.auditorium) === wanted) ??
    [...answer.places].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0] ??
    null
  );
}
