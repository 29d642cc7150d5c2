import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSession, signIn } from '../src/protocol/session';

function answer(status: number, body?: unknown): void {
  const json = body === undefined ? null : JSON.stringify(body);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(json, { status, headers: { 'content-type': 'application/json' } })));
}

describe('the session', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('knows that nobody is signed in from an empty answer', async () => {
    answer(204);
    expect(await readSession()).toMatchObject({ session: null, problem: { code: 'signed-out' } });
  });

  it('names who is signed in', async () => {
    const session = { kind: 'staff', name: 'Соколова Елена Викторовна', assignments: [] };
    answer(200, session);
    expect(await readSession()).toEqual({ session, problem: null });
  });

  it('passes on why a sign-in was refused', async () => {
    answer(401, { code: 'wrong-credentials', title: 'Имя или пароль не подошли', detail: 'Проверьте раскладку.', clause: null });
    expect(await signIn('expert', 'x')).toMatchObject({ session: null, problem: { code: 'wrong-credentials' } });
  });
});
