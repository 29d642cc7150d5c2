import type { Problem } from './messages';
import type { StaffRole } from './school';

// What …/commissions, …/staff and …/links tell; the C# records are in src/Server/People and src/Server/Links.

export type Commission = 'conduct' | 'checking' | 'recheck';

export interface MemberEntry {
  role: StaffRole;
  commission: Commission;
  post: string | null;
  qualification: string | null;
  qualificationConfirmed: boolean;
  teachesClasses: string[];
  conflictDeclaredOn: string | null;
  conflict: string | null;
  acquaintedOn: string | null;
  order: string | null;
}

export interface Member {
  id: number;
  revision: number;
  staff: string;
  name: string;
  entry: MemberEntry;
  appointedOn: string;
  /** What the regulation still asks of him. */
  missing: Problem[];
}

export interface StaffAccount {
  id: string;
  userName: string;
  fullName: string;
  /** Whether this school may give it a password and disable it. */
  kept: boolean;
  hasPassword: boolean;
  oneTimePassword: boolean;
  disabled: boolean;
  places: { auditorium: number; number: string; role: StaffRole }[];
}

export interface PasswordSlip {
  userName: string;
  fullName: string;
  password: string;
}

export interface LinkRow {
  participant: string;
  code: string;
  name: string;
  class: string;
  issuedAt: string | null;
  expires: string | null;
}

export interface IssuedLink {
  participant: string;
  /** The whole address. */
  url: string;
  /** The same as a drawing: `size` modules a side, the black ones as a path. */
  qr: { size: number; path: string };
  issuedAt: string;
  expires: string;
}
