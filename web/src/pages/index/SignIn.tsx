import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { ProblemNotice } from '../../parts/outcome';
import type { Problem, Session } from '../../protocol/messages';
import { signIn } from '../../protocol/session';
import { signInTexts as t } from '../../texts/signIn';

/** User name and password of a member of staff. */
export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const shown = useSignal(false);
  const renewing = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: Event) {
    event.preventDefault();
    const fields = new FormData(form.current ?? undefined);
    const userName = String(fields.get('userName') ?? '').trim();
    const password = String(fields.get('password') ?? '');
    if (userName === '' || password === '') {
      problem.value = { code: 'empty', ...t.empty, clause: null };
      return;
    }
    busy.value = true;
    const reply = await signIn(userName, password, String(fields.get('newPassword') ?? '') || null);
    busy.value = false;
    problem.value = reply.problem;
    if (reply.problem?.code === 'password-one-time') renewing.value = true;
    if (reply.session) onSignedIn(reply.session);
  }

  return (
    <main class="sign-in">
      <form ref={form} class="panel stack" onSubmit={submit} noValidate>
        <div>
          <h1>{t.title}</h1>
          <p class="small soft">{t.lead}</p>
        </div>
        <label class="stack-tight">
          {t.userName}
          <input name="userName" autocomplete="username" autocapitalize="none" spellcheck={false} required />
        </label>
        <label class="stack-tight" for="password">
          {t.password}
          {shown.value ? (
            <input id="password" name="password" type="text" autocomplete="current-password" required />
          ) : (
            <input id="password" name="password" type="password" autocomplete="current-password" required />
          )}
        </label>
        {renewing.value && (
          <label class="stack-tight" for="new-password">
            {t.newPassword}
            {shown.value ? (
              <input id="new-password" name="newPassword" type="text" autocomplete="new-password" required />
            ) : (
              <input id="new-password" name="newPassword" type="password" autocomplete="new-password" required />
            )}
          </label>
        )}
        <label class="check">
          <input type="checkbox" checked={shown.value} onChange={(event) => (shown.value = event.currentTarget.checked)} />
          {t.show}
        </label>
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <Button type="submit" look="primary" size="large" wide disabled={busy.value}>
          {busy.value ? t.working : t.submit}
        </Button>
      </form>
    </main>
  );
}
