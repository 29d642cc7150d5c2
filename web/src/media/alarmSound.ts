import { audioContext } from './levels';

/** The first call: two soft notes. The second one: louder, higher, thrice. */
const calls = {
  first: { notes: [523.25, 659.25], volume: 0.12 },
  second: { notes: [880, 698.46, 880, 698.46, 880, 698.46], volume: 0.4 },
};
const NOTE = 0.22;

/** Sounds a call; nothing where the browser has no Web Audio or has not been touched yet. */
export function soundAlarm(call: 'first' | 'second'): void {
  const context = audioContext();
  if (!context) return;
  const { notes, volume } = calls[call];
  notes.forEach((frequency, index) => {
    const at = context.currentTime + 0.02 + index * NOTE;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume, at + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, at + NOTE);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + NOTE);
  });
}
