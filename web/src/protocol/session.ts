import type { Problem, Session } from './messages';

const signedOut: Problem = {
  code: 'signed-out',
  title: 'Вы не вошли',
  detail: 'Войдите под своим именем.',
  clause: null,
};

export type SessionReply = { session: Session; problem: null } | { session: null; problem: Problem };

const offline: Problem = {
  code: 'no-link',
  title: 'Сервер не отвечает',
  detail: 'Проверьте подключение к интернету и попробуйте ещё раз.',
  clause: null,
};

/** Who is signed in; a Problem with code `signed-out` when nobody is. */
export async function readSession(): Promise<SessionReply> {
  return await ask(fetch('/api/session', { headers: { accept: 'application/json' } }));
}

/** A new password replaces the old one on the way in. */
export async function signIn(userName: string, password: string, newPassword: string | null = null): Promise<SessionReply> {
  return await ask(
    fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ userName, password, newPassword }),
    }),
  );
}

/** Replaces one's own password; null when it is done. */
export async function changePassword(password: string, newPassword: string): Promise<Problem | null> {
  const reply = await ask(
    fetch('/api/session/password', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ password, newPassword }),
    }),
  );
  return reply.problem?.code === signedOut.code ? null : reply.problem;
}

export async function signOut(): Promise<void> {
  await fetch('/api/session', { method: 'DELETE' }).catch(() => undefined);
}

async function ask(request: Promise<Response>): Promise<SessionReply> {
  try {
    const response = await request;
    if (response.status === 204) return { session: null, problem: signedOut };
    if (response.ok) return { session: (await response.json()) as Session, problem: null };
    return { session: null, problem: await problemOf(response) };
  } catch {
    return { session: null, problem: offline };
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
  const known = bySignInStatus[response.status];
  return {
    code: body?.code ?? String(response.status),
    title: body?.title ?? known?.title ?? 'Не получилось',
    detail: body?.detail ?? known?.detail ?? 'Попробуйте ещё раз. Если ошибка повторится, позовите технического специалиста.',
    clause: body?.clause ?? null,
  };
}

const bySignInStatus: Record<number, { title: string; detail: string }> = {
  401: { title: 'Имя или пароль не подошли', detail: 'Проверьте раскладку клавиатуры и Caps Lock и попробуйте ещё раз.' },
  423: { title: 'Вход временно закрыт', detail: 'Слишком много неудачных попыток. Подождите несколько минут.' },
  429: { title: 'Слишком много попыток', detail: 'Подождите минуту и попробуйте ещё раз.' },
};
