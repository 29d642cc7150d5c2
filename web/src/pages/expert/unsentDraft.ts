import type { NotedError } from '../../protocol/messages';

/** What was pressed and has not reached the server yet. Scores by codes, never a name. */
export interface UnsentDraft {
  scores: Record<string, number | null>;
  notAttempted: number[] | null;
  errors: NotedError[] | null;
}

const key = (attemptId: string) => `itog.unsent.${attemptId}`;

/** Kept in this tab over a reload; gone when the tab is closed. */
export function keepUnsent(attemptId: string, version: number, draft: UnsentDraft): void {
  try {
    sessionStorage.setItem(key(attemptId), JSON.stringify({ version, ...draft }));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

export function forgetUnsent(attemptId: string): void {
  sessionStorage.removeItem(key(attemptId));
}

/** What an earlier page of this tab could not send for this very version of the protocol. */
export function unsentOf(attemptId: string, version: number): UnsentDraft | null {
  const kept = sessionStorage.getItem(key(attemptId));
  if (kept === null) return null;
  const draft = JSON.parse(kept) as UnsentDraft & { version: number };
  return draft.version === version ? { scores: draft.scores, notAttempted: draft.notAttempted, errors: draft.errors } : null;
}
