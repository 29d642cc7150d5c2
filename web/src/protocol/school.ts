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
  /** What its new exam days take first. */
  regulationId?: string | null;
  /** Whom families call on the day; null when nobody is named. */
  helpPhone: string | null;
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

/** The fields of a participant's application; see ParticipantEntry.cs. Absent optional values are null. */
export interface ParticipantEntry {
  code: string | null;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  class: string;
  extern: boolean;
  documentKind: string | null;
  documentSeries: string | null;
  documentNumber: string;
  category: Category;
  accompanyingCategory: Category | null;
  pmpkRecommendation: string | null;
  disabilityCertificate: string | null;
  homeOrHospital: boolean;
  extraTime: boolean;
  kimAsDocument: boolean;
  answerForm: 'oral' | 'oralWithInterpreter' | 'written';
  writtenFormDecision: string | null;
  specialConditions: string | null;
  remoteGround: RemoteGround | null;
  remoteDocument: string | null;
  phone: string | null;
  email: string | null;
  parentName: string | null;
  parentPhone: string | null;
  parentEmail: string | null;
  consent: 'awaited' | 'given' | 'refused';
  noRecordingDecision: string | null;
  applicationDate: string | null;
  applicationNumber: string | null;
  acquaintedOn: string | null;
}

export type Category =
  | 'usual'
  | 'deafSigning'
  | 'deafNotSigning'
  | 'hardOfHearing'
  | 'blindBraille'
  | 'blindWithoutBraille'
  | 'lowVision'
  | 'severeSpeechImpairment'
  | 'musculoskeletal'
  | 'musculoskeletalWithCondition'
  | 'autismSpectrum'
  | 'developmentalDelay'
  | 'other';

export type RemoteGround =
  | 'distanceLearning'
  | 'homeOrHospital'
  | 'quarantine'
  | 'unableToAttend'
  | 'validReason'
  | 'emergency'
  | 'everyone';

export interface ParticipantCard {
  id: string;
  revision: number;
  entry: ParticipantEntry;
  withdrawnAt: string | null;
  withdrawnBecause: string | null;
}

/** What is wrong with one field; comes in `faults` of a problem with the code `participant-faults`. */
export interface FieldFault {
  field: keyof ParticipantEntry;
  title: string;
  detail: string;
  clause: string | null;
  source?: string | null;
  blocks: boolean;
}

export interface ImportReport {
  clean: boolean;
  fingerprint: string;
  rows: number;
  addedCount: number;
  changedCount: number;
  sameCount: number;
  faultyRows: number;
  faultCount: number;
  foreignRows: number;
  columns: string[];
  unknownColumns: string[];
  faults: ImportFault[];
  added: ImportPerson[];
  changed: ImportPerson[];
  unlisted: string[];
}

export interface ImportFault {
  row: number;
  column: string | null;
  cell: string | null;
  value: string | null;
  title: string;
  detail: string;
  clause: string | null;
  source?: string | null;
  blocks: boolean;
}

export interface ImportPerson {
  row: number;
  name: string;
  class: string;
  changes: { field: string; before: string | null; after: string | null }[];
}

export interface ScheduleRow {
  participant: string;
  name: string;
  class: string;
  auditorium: number;
  auditoriumNumber: string;
  /** `09:00:00` by the school's clock. */
  at: string;
  minutes: number;
  extraTime: boolean;
}

export interface RegulationName {
  id: string;
  title: string;
}
