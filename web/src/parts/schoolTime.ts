import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { briefMoment, clockTime, common, exactTime, moment } from '../texts/common';

const Zone = createContext<string | undefined>(undefined);

/** Gives the parts below it the time zone of the school (an IANA name). */
export const SchoolTime = Zone.Provider;

/** Clock times of the school, so that page and paper agree wherever the page is open. */
export function useSchoolTime() {
  const zone = useContext(Zone);
  return {
    clock: (iso: string) => clockTime(iso, zone),
    exact: (iso: string) => exactTime(iso, zone),
    /** With the date. */
    moment: (iso: string) => moment(iso, zone),
    /** The same for a narrow column. */
    brief: (iso: string) => briefMoment(iso, zone),
    /** For a person who may live by another clock: says whose time it is when his own shows something else. */
    said: (iso: string) =>
      clockTime(iso, zone) === clockTime(iso) ? clockTime(iso, zone) : common.schoolTime(clockTime(iso, zone)),
  };
}
