interface Sentinel {
  release(): Promise<void>;
}
interface Waking {
  wakeLock?: { request(kind: 'screen'): Promise<Sentinel> };
}

/**
 * Keeps the screen from going dark while a person waits and answers: a telephone that sleeps drops its connection. Asked for anew whenever the
 * page is shown again, since hiding ends it. A browser without it is none the worse. Returns how to stop.
 */
export function keepAwake(navigator: Waking = globalThis.navigator as unknown as Waking): () => void {
  let wanted = true;
  let held: Sentinel | null = null;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    void navigator.wakeLock
      ?.request('screen')
      .then((sentinel) => {
        if (wanted) held = sentinel;
        else void sentinel.release();
      })
      .catch(() => undefined);
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', ask);
    void held?.release().catch(() => undefined);
  };
}
