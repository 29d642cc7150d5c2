import { type Signal, signal } from '@preact/signals';
import { chosenDevice, rememberDevice } from './chosenDevices';

/** Not every browser can lead an element's sound. */
type Sounding = Omit<HTMLMediaElement, 'setSinkId'> & { setSinkId?(id: string): Promise<void> };

/** The loudspeakers and headphones of this device, where the browser lets a page choose. One for the page: what was chosen at the check sounds in the exam. */
export class Speakers {
  readonly choices: Signal<{ id: string; label: string }[]> = signal([]);
  /** Empty: whatever the system has chosen. */
  readonly chosen: Signal<string> = signal(chosenDevice('speaker') ?? '');

  constructor(private readonly media: MediaDevices | undefined = globalThis.navigator?.mediaDevices) {}

  /** Names are known only after a permission for the microphone; browsers that cannot switch have no choices. */
  async list(): Promise<void> {
    if (!('setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {}))) return;
    const all = (await this.media?.enumerateDevices?.().catch(() => [])) ?? [];
    this.choices.value = all
      .filter((one) => one.kind === 'audiooutput' && one.label !== '')
      .map((one) => ({ id: one.deviceId, label: one.label }));
  }

  choose(id: string): void {
    this.chosen.value = id;
    rememberDevice('speaker', id === '' ? null : id);
  }

  /** Leads an element's sound to the chosen loudspeaker; one that has gone leaves the sound where it was. */
  async lead(element: Sounding): Promise<void> {
    if (this.chosen.peek() !== '') await element.setSinkId?.(this.chosen.peek()).catch(() => undefined);
  }
}

export const speakers = new Speakers();
