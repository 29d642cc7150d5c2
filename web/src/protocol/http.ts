// What the exam day's pages ask over HTTP; a part of messages.ts.

import type { Seat, StaffRole, VerdictView } from './messages';

/** GET /api/session; 204 without content when nobody is signed in. POST /api/session {userName,password}; DELETE signs out. */
export interface Session {
  kind: 'staff' | 'participant';
  name: string;
  /** Where this person works; empty for a participant. */
  assignments: {
    role: StaffRole;
    auditorium: { id: number; number: string; school: string };
    page: string;
  }[];
  /** How many blinded recordings are given to him, to recheck. */
  rechecks: number;
  /** The schools whose auditoriums he sees all at once, on the page /wall. */
  walls: { school: number; name: string }[];
}
// GET /p/{token}                               personal link: sets the participant's cookie, redirects to /participant; expired or foreign → a page that says so
// GET /api/attempts/{id}/recording             WAV with ranges
// GET /api/attempts/{id}/listening             what a player needs: ListeningAnswer
// GET /api/attempts/{id}/recording/levels      the waveform's levels, see src/Recorder/FORMAT.md
// POST /api/attempts/{id}/recording-decision   {endEarly, reason, againToday}: organizer, technician, interlocutor
// GET /api/auditoriums/{id}/troubles           alarms raised a second time and recordings to decide about; POST …/alarms/{alarm}/acknowledgement
// POST /api/auditoriums/{id}/waiting/{participant}/move   {auditorium}: organizer, technician
// GET /api/attempts/{id}/manifest
// GET /api/attempts/{id}/protocol.pdf
// GET /api/attempts/{id}/draft-sheet.pdf       a written answer on draft sheets
// GET /api/auditoriums/{id}/register.pdf       ИС-02
// GET /api/auditoriums/{id}/recordings.zip     ?format=wav|mp3: all recordings of the day with manifests and a list
// GET /api/kim/{auditoriumId}/variants/{number}   a whole variant for staff who may see it, after the seal is open
// GET /api/kim/{auditoriumId}/variants/{number}/pictures/{topic}.svg
// Every refusal is application/problem+json: Problem with `type`, `status`.

/** The answer of /api/attempts/{id}/listening. Times are seconds from the beginning of the recording. */
export interface ListeningAnswer {
  attemptId: string;
  soundUrl: string;
  levelsUrl: string | null;
  startedAt: string;
  durationSeconds: number;
  stages: ListeningStage[];
  gaps: ListeningGap[];
  /** For staff; null for the participant. */
  verdict: VerdictView | null;
}
export interface ListeningStage {
  title: string;
  task: 1 | 2 | 3 | 4 | null;
  begins: number;
  ends: number;
}
export interface ListeningGap {
  side: Seat;
  begins: number;
  seconds: number;
  cause: GapCause;
}
export type GapCause = 'loss' | 'pause' | 'stall' | 'connection' | 'paused' | 'restart' | 'storage';
