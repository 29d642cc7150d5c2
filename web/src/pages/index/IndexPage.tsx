import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Header } from '../../parts/Header';
import type { Session } from '../../protocol/messages';
import { readSession, signOut } from '../../protocol/session';
import { common } from '../../texts/common';
import { signInTexts } from '../../texts/signIn';
import { PasswordDialog } from './PasswordDialog';
import { Places } from './Places';
import { SignIn } from './SignIn';
import './index.css';

/** Signing in, and then the choice of one's place. */
export function IndexPage() {
  const session = useSignal<Session | 'none' | null>(null);
  const changing = useSignal(false);
  useEffect(() => {
    void readSession().then((reply) => {
      session.value = reply.session ?? 'none';
    });
  }, [session]);

  const leave = async () => {
    await signOut();
    session.value = 'none';
  };
  const current = session.value;
  const signedIn = current !== null && current !== 'none' ? current : null;
  return (
    <>
      <Header place="">
        {signedIn?.kind === 'staff' && (
          <Button size="small" look="quiet" onClick={() => (changing.value = true)}>
            {signInTexts.change.open}
          </Button>
        )}
        {signedIn && (
          <Button size="small" look="quiet" onClick={leave}>
            {common.signOut}
          </Button>
        )}
      </Header>
      {current === null && (
        <main class="centre">
          <div class="spinner" aria-hidden="true" />
          <p role="status">{common.loading}</p>
        </main>
      )}
      {current === 'none' && <SignIn onSignedIn={(next) => (session.value = next)} />}
      {signedIn && <Places session={signedIn} />}
      {changing.value && <PasswordDialog onClose={() => (changing.value = false)} />}
    </>
  );
}
