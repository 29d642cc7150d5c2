import { audioContext } from './levels';
import { speakers } from './speakers';

/** Four quiet notes going up, in hertz: C, E, G, C. */
const greeting = [261.63, 329.63, 392, 523.25];
/** Two notes that say «it is your turn» without startling. */
const invitation = [523.25, 659.25];
const NOTE = 0.35;

/** Plays the melody of the sound check; `done` is called after its last note. */
export function playMelody(done: () => void): void {
  play(greeting, 0.25, done);
}

/** Sounds softly when a waiting person is called. */
export function playInvitation(): void {
  play(invitation, 0.12, () => undefined);
}

function play(notes: number[], loudness: number, done: () => void): void {
  const context = audioContext();
  if (!context) {
    done();
    return;
  }
  const end = outlet(context);
  notes.forEach((frequency, index) => {
    const at = context.currentTime + 0.05 + index * NOTE;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.04);
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE * 1.4);
    tone.connect(volume).connect(end);
    tone.start(at);
    tone.stop(at + NOTE * 1.5);
    if (index === notes.length - 1) tone.onended = done;
  });
}

/** The loudspeaker of the system, or the chosen one by way of an element: a context itself can be led in few browsers. */
function outlet(context: AudioContext): AudioNode {
  if (speakers.chosen.peek() === '') return context.destination;
  const stream = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = stream.stream;
  void speakers.lead(element).then(() => element.play().catch(() => undefined));
  return stream;
}
