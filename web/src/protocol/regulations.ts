import { getJson, type Reply } from './api';

// What /api/regulations tells; the C# records are in src/Server/Regulations and src/Exam/Regulation.

export interface RegulationSummary {
  id: string;
  title: string;
  region: string;
  year: number;
  version: number;
}

/** A value of a regulation in words, with its clause as the pack writes it and with the name of its document. */
export interface RegulationEntry {
  path: string;
  section: string;
  title: string;
  text: string;
  clause: string;
  source: string;
  note: string | null;
}

export interface RegulationList {
  items: RegulationSummary[];
  refused: { file: string; faults: string[] }[];
}

export interface RegulationAnswer {
  regulation: RegulationSummary;
  sources: Record<string, string>;
  entries: RegulationEntry[];
}

export interface RegulationLine {
  path: string;
  section: string;
  title: string;
  left: RegulationEntry | null;
  right: RegulationEntry | null;
  same: boolean;
}

export interface RegulationComparison {
  left: RegulationSummary;
  right: RegulationSummary;
  lines: RegulationLine[];
}

export interface RegulationDeadline {
  id: string;
  title: string;
  /** Null when the region sets it, or its starting event has no date yet. */
  on: string | null;
  hour: string | null;
  startIsPlanned: boolean;
  printed: boolean;
  dayOff: string | null;
  text: string;
  clause: string;
  source: string;
}

export interface RegulationRound {
  date: {
    round: 'main' | 'firstAdditional' | 'secondAdditional';
    date: string | null;
    rule: string;
    source: string;
    doubts: string[];
  };
  deadlines: RegulationDeadline[];
}

export const readRegulations = (): Promise<Reply<RegulationList>> => getJson('/api/regulations');

export const readRegulation = (id: string): Promise<Reply<RegulationAnswer>> => getJson(`/api/regulations/${id}`);

export const compareRegulations = (left: string, right: string): Promise<Reply<RegulationComparison>> =>
  getJson(`/api/regulations/${left}/diff/${right}`);

export const readRegulationDates = (id: string, year: number): Promise<Reply<RegulationRound[]>> =>
  getJson(`/api/regulations/${id}/dates/${year}`);
