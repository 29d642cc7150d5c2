import { getJson, type Reply } from './api';
import type { Problem } from './messages';

// What /api/exam-days/{day}/retention tells; the C# records are in src/Server/Retention.

export type MaterialKind = 'recordings' | 'writtenAnswers' | 'orphanFiles' | 'transferPackage' | 'kimPackages' | 'kimVariants';
export type DestructionMethod = 'shredding' | 'specialistCompany' | 'deletion' | 'notNamed';

export interface Signer {
  office: string;
  name: string;
}

export interface KeptMaterial {
  kind: MaterialKind;
  count: number;
  files: number;
  bytes: number;
  /** How many of them lie encrypted under the key of the day. */
  sealed: number;
  /** What they are called where nothing else describes them. */
  names: string[];
}

export interface DayRetention {
  /** The last day on which it is kept. */
  keptUntil: string;
  destroyedFrom: string;
  source: string;
  methods: DestructionMethod[];
  by: string | null;
  methodSource: string;
  materials: KeptMaterial[];
  /** Why nothing may be destroyed today. */
  refusal: Problem | null;
  destruction: { begunAt: string; doneAt: string | null; commission: Signer[] } | null;
}

export const readRetention = (day: number): Promise<Reply<DayRetention>> =>
  getJson<DayRetention>(`/api/exam-days/${day}/retention`);
