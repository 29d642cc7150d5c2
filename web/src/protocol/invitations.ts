import type { Letter } from './results';

// What /api/exam-days/{day}/invitations tells; the C# records are in src/Server/Invitations.

export interface Invitation {
  participant: string;
  fullName: string;
  class: string;
  hasAddress: boolean;
  /** He was told another time, and not yet the present one. */
  outdated: boolean;
  letters: Letter[];
}
