import { getJson, type Reply } from './api';

// What /api/schools tells; the C# records are in src/Server/People.

export type StaffRole = 'interlocutor' | 'expert' | 'technician' | 'organizer' | 'schoolHead' | 'observer';

export interface School {
  id: number;
  code: string;
  name: string;
  municipalityCode: string;
  region: string;
  /** An IANA name. */
  timeZone: string;
  roles: StaffRole[];
}

export interface ExamDay {
  id: number;
  date: string;
  regulationId: string;
  startTime: string;
  kind: 'exam' | 'rehearsal';
}

export const readSchools = (): Promise<Reply<School[]>> => getJson<School[]>('/api/schools');

export const readDays = (school: number): Promise<Reply<ExamDay[]>> => getJson<ExamDay[]>(`/api/schools/${school}/days`);

export interface AuditoriumRow {
  id: number;
  number: string;
  name: string;
}
