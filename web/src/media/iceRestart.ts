import type { IceRestart, IceRestartReply } from '../protocol/messages';
import { withSoundRecovery } from './offer';

export type AskRestart = (restart: IceRestart) => Promise<IceRestartReply>;

/**
 * restarted: both sides have new credentials and look for a path; gone: the server has no such connection, make a new one;
 * unheard: the question did not get through, nothing has changed.
 */
export type RestartOutcome = { result: 'restarted'; answer: string } | { result: 'gone' | 'unheard' };

/**
 * Restarts ICE on a connection that lives (RFC 8445 §9): its tracks, keys and lines stay, and packets take the old path until the new one
 * is proved. The server answers with its credentials alone, since nothing else of its answer changes.
 */
export async function restartIce(peer: RTCPeerConnection, answer: string, ask: AskRestart): Promise<RestartOutcome> {
  await setOffer(peer, { iceRestart: true });
  const own = credentialsIn(peer.localDescription?.sdp ?? '');
  const session = credentialsIn(answer);
  const reply = own && session ? await ask({ session: session.ufrag, ...own }) : null;
  if (reply?.ok && reply.ufrag !== null && reply.password !== null) {
    const renewed = withCredentials(answer, reply.ufrag, reply.password);
    await peer.setRemoteDescription({ type: 'answer', sdp: renewed });
    return { result: 'restarted', answer: renewed };
  }
  if (reply?.problem?.code !== 'no-link') return { result: 'gone' };
  await peer.setLocalDescription({ type: 'rollback' });
  return { result: 'unheard' };
}

/** A browser that does not take the changed offer gets its own: its sound is then not repeated, and nothing else changes. */
export async function setOffer(peer: RTCPeerConnection, options?: RTCOfferOptions): Promise<void> {
  const { type, sdp = '' } = await peer.createOffer(options);
  try {
    await peer.setLocalDescription({ type, sdp: withSoundRecovery(sdp) });
  } catch {
    await peer.setLocalDescription({ type, sdp });
  }
}

/** What the first m-line says, whose transport serves all (BUNDLE). */
export function credentialsIn(sdp: string): { ufrag: string; password: string } | null {
  const ufrag = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
  const password = /^a=ice-pwd:(\S+)/m.exec(sdp)?.[1];
  return ufrag && password ? { ufrag, password } : null;
}

/** The same answer under new credentials, as a new version of the session (RFC 8829 §5.3.2). */
export function withCredentials(answer: string, ufrag: string, password: string): string {
  return answer
    .replace(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${ufrag}`)
    .replace(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${password}`)
    .replace(/^(o=\S+ \S+ )(\d+)/m, (_, before: string, version: string) => before + (Number(version) + 1));
}
