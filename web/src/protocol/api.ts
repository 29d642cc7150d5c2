import type { Problem } from './messages';

// The HTTP API of the server, /api/openapi.json: refusals are RFC 9457 problems, lists come in pages.

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export interface PageOf<T> {
  items: T[];
  next: string | null;
}

const offline: Problem = {
  code: 'no-link',
  title: 'Сервер не отвечает',
  detail: 'Ничего не изменено. Проверьте подключение к интернету и попробуйте ещё раз.',
  clause: null,
};

const unknown: Problem = {
  code: 'unknown',
  title: 'Не получилось',
  detail: 'Попробуйте ещё раз. Если ошибка повторится, позовите технического специалиста.',
  clause: null,
};

export interface Sending {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** A file or a form, sent as it is. */
  content?: BodyInit;
  contentType?: string;
  /** Instead of the cookie of a sign-in: the token of a letter's link. */
  letter?: string;
  /** For what must not happen twice: keep it while the same action is tried again, see `newKey`. */
  idempotencyKey?: string;
}

/** A key for one action that must not happen twice. */
export const newKey = (): string => crypto.randomUUID();

export function getJson<T>(path: string, signal?: AbortSignal, letter?: string): Promise<Reply<T>> {
  return ask<T>(path, { headers: { accept: 'application/json', ...withLetter(letter) }, ...(signal ? { signal } : {}) });
}

export function send<T>(
  path: string,
  { method, body, content, contentType, idempotencyKey, letter }: Sending,
): Promise<Reply<T>> {
  const headers: Record<string, string> = { accept: 'application/json', ...withLetter(letter) };
  if (body !== undefined) headers['content-type'] = 'application/json';
  else if (contentType) headers['content-type'] = contentType;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const payload = body !== undefined ? JSON.stringify(body) : content;
  return ask<T>(path, { method, headers, ...(payload === undefined ? {} : { body: payload }) });
}

/** A whole list, page by page. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<Reply<T[]>> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const more: string = `limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const reply: Reply<PageOf<T>> = await getJson<PageOf<T>>(`${path}${path.includes('?') ? '&' : '?'}${more}`, signal);
    if (!reply.ok) return reply;
    items.push(...reply.value.items);
    cursor = reply.value.next;
  } while (cursor !== null);
  return { ok: true, value: items };
}

const withLetter = (letter?: string): Record<string, string> => (letter ? { authorization: `Letter ${letter}` } : {});

async function ask<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, init);
    if (!response.ok) {
      const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
      return { ok: false, problem: { ...unknown, ...problem, clause: problem?.clause ?? null } };
    }
    const text = await response.text();
    return { ok: true, value: (text === '' ? null : JSON.parse(text)) as T };
  } catch {
    return { ok: false, problem: offline };
  }
}
