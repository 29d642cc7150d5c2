import type { ParticipantEntry } from '../../../protocol/school';

/** A card of which nothing is known yet. */
export const emptyEntry: ParticipantEntry = {
  code: null,
  familyName: '',
  givenName: '',
  patronymic: null,
  birthDate: null,
  sex: null,
  class: '',
  extern: false,
  documentKind: null,
  documentSeries: null,
  documentNumber: '',
  category: 'usual',
  accompanyingCategory: null,
  pmpkRecommendation: null,
  disabilityCertificate: null,
  homeOrHospital: false,
  extraTime: false,
  kimAsDocument: false,
  answerForm: 'oral',
  writtenFormDecision: null,
  specialConditions: null,
  remoteGround: null,
  remoteDocument: null,
  phone: null,
  email: null,
  parentName: null,
  parentPhone: null,
  parentEmail: null,
  consent: 'awaited',
  noRecordingDecision: null,
  applicationDate: null,
  applicationNumber: null,
  acquaintedOn: null,
};

export const fullName = (entry: ParticipantEntry): string =>
  [entry.familyName, entry.givenName, entry.patronymic].filter(Boolean).join(' ');
