import type { Device, Refusal } from '../texts/devices';

interface Permissions {
  query(wanted: { name: string }): Promise<{ state: string }>;
}

/**
 * Who said no: the operating system (Chromium says so in its message), the person just now by closing the question, or the site's own setting.
 * A browser that does not tell is taken to have the setting.
 */
export async function refusalOf(
  device: Device,
  error: unknown,
  permissions: Permissions | null = (globalThis.navigator?.permissions as unknown as Permissions | undefined) ?? null,
): Promise<Refusal> {
  const message = error instanceof Error ? error.message : '';
  if (/by system/i.test(message)) return 'system';
  if (/dismissed/i.test(message)) return 'dismissed';
  const state = await permissions?.query({ name: device }).then(
    (found) => found.state,
    () => null,
  );
  // A system that forbids leaves the site's own permission as it was.
  if (state === 'granted') return 'system';
  return state === 'prompt' ? 'dismissed' : 'blocked';
}
