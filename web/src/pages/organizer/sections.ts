import type { ComponentType } from 'preact';
import type { ExamDay, School } from '../../protocol/school';
import { Attendants } from './attendants/Attendants';
import { Auditoriums } from './auditoriums/Auditoriums';
import { Closing } from './closing/Closing';
import { Commissions } from './commissions/Commissions';
import { Day } from './day/Day';
import { Instructions } from './instructions/Instructions';
import { Kim } from './kim/Kim';
import { Links } from './links/Links';
import { Papers } from './papers/Papers';
import { Participants } from './participants/Participants';
import { Readiness } from './readiness/Readiness';
import { Rechecks } from './rechecks/Rechecks';
import { Regulation } from './regulation/Regulation';
import { Rehearsal } from './rehearsal/Rehearsal';
import { Results } from './results/Results';
import { Retention } from './retention/Retention';
import { Schedule } from './schedule/Schedule';
import { Scoring } from './scoring/Scoring';

export type SectionName =
  | 'participants'
  | 'auditoriums'
  | 'commissions'
  | 'attendants'
  | 'links'
  | 'schedule'
  | 'rehearsal'
  | 'readiness'
  | 'kim'
  | 'day'
  | 'scoring'
  | 'papers'
  | 'closing'
  | 'results'
  | 'rechecks'
  | 'retention'
  | 'regulation'
  | 'instructions';

/** What every section gets: the school and the day that is chosen at the top; a section draws its own `h1`. */
export interface SectionProps {
  school: School;
  days: ExamDay[];
  /** Null while the school has no exam day. */
  day: ExamDay | null;
  /** A day of the school has gone: reads them anew. */
  onDayGone?: () => Promise<void>;
}

/** Each has a folder of its own. */
export const sections: Record<SectionName, ComponentType<SectionProps>> = {
  participants: Participants,
  auditoriums: Auditoriums,
  commissions: Commissions,
  attendants: Attendants,
  links: Links,
  schedule: Schedule,
  rehearsal: Rehearsal,
  readiness: Readiness,
  kim: Kim,
  day: Day,
  scoring: Scoring,
  papers: Papers,
  closing: Closing,
  results: Results,
  rechecks: Rechecks,
  retention: Retention,
  regulation: Regulation,
  instructions: Instructions,
};

/** The navigation: sections in the order of their use, by when they are needed. */
export const chapters = {
  before: ['participants', 'auditoriums', 'commissions', 'attendants', 'links', 'schedule', 'rehearsal', 'readiness', 'kim'],
  examDay: ['day', 'scoring', 'papers', 'closing'],
  after: ['results', 'rechecks', 'retention'],
  rules: ['regulation', 'instructions'],
} satisfies Record<string, SectionName[]>;

export const chapterNames = Object.keys(chapters) as (keyof typeof chapters)[];

/** `#/schedule` → `schedule`; anything else is the first section. */
export function sectionOf(hash: string): SectionName {
  const name = hash.replace(/^#\/?/, '').split('/')[0] ?? '';
  return Object.hasOwn(sections, name) ? (name as SectionName) : 'participants';
}
