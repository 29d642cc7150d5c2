import { getJson, newKey, type Reply, send } from './api';

// What …/days/{day}/kim tells; the C# records are in src/Server/Kim.

export type KimWay = 'portal' | 'email';

export interface KimPackage {
  id: number;
  fileName: string;
  size: number;
  sha256: string;
  numbers: number[];
  way: KimWay;
  receivedAt: string;
  receivedBy: string | null;
  openedAt: string | null;
  withdrawnAt: string | null;
}

export interface KimDay {
  opensAt: string;
  mayOpen: boolean;
  /** Where the hour comes from, in words. */
  clause: string;
  packages: KimPackage[];
  /** Opened variants and how often each was shown today. */
  variants: { number: number; shown: number }[];
}

export interface KimShowing {
  attemptId: string;
  participant: string;
  class: string;
  auditorium: string;
  attemptNumber: number;
  variant: number;
  openedAt: string;
  /** When the participant saw it; null when it never came so far. */
  shownAt: string | null;
}

const path = (school: number, day: number) => `/api/schools/${school}/days/${day}/kim`;

export const readKim = (school: number, day: number): Promise<Reply<KimDay>> => getJson<KimDay>(path(school, day));

export const readShown = (school: number, day: number): Promise<Reply<KimShowing[]>> =>
  getJson<KimShowing[]>(`${path(school, day)}/shown`);

export const bringPackage = (school: number, day: number, file: File, way: KimWay): Promise<Reply<KimPackage>> =>
  send<KimPackage>(`${path(school, day)}/packages?name=${encodeURIComponent(file.name)}&way=${way}`, {
    method: 'POST',
    content: file,
    contentType: 'application/zip',
    idempotencyKey: newKey(),
  });

export const openPackage = (school: number, day: number, id: number, password: string): Promise<Reply<{ variants: number[] }>> =>
  send(`${path(school, day)}/packages/${id}/open`, { method: 'POST', body: { password } });

export const withdrawPackage = (school: number, day: number, id: number, reason: string): Promise<Reply<null>> =>
  send(`${path(school, day)}/packages/${id}/withdraw`, { method: 'POST', body: { reason } });
