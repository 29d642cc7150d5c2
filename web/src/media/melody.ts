import { audioContext } from './levels';

/** Four quiet notes going up, in hertz: C, E, G, C. */
const notes = [261.63, 329.63, 392, 523.25];
const NOTE = 0.35;

/** Plays the melody of the sound check; `done` is called after its last note. */
export function playMelody(done: () => void): void {
  const context = audioContext();
  if (!context) {
    done();
    return;
  }
  notes.forEach((frequency, index) => {
    const at = context.currentTime + 0.05 + index * NOTE;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.04);
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE * 1.4);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + NOTE * 1.5);
    if (index === notes.length - 1) tone.onended = done;
  });
}
