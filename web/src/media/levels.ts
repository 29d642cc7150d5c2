/** Loudness of a block of samples (−1…1) on a scale of 0…1 that follows the ear: −60 dB is 0, −6 dB and louder is 1. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  if (rms <= 0) return 0;
  const decibels = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (decibels + 60) / 54));
}

/** A level above this is somebody speaking near the microphone. */
export const SPEECH_LEVEL = 0.35;

let shared: AudioContext | null = null;

/** The page's one AudioContext; a browser may keep it asleep until the person touches the page. */
export function audioContext(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null;
  shared ??= new AudioContext();
  if (shared.state === 'suspended') void shared.resume().catch(() => undefined);
  return shared;
}

/** Calls `report` about twenty times a second with the level of the track, and the samples it is of, until the returned function is called. */
export function watchLevel(track: MediaStreamTrack, report: (level: number, samples: Float32Array) => void): () => void {
  const context = audioContext();
  if (!context) return () => undefined;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    report(levelOf(samples), samples);
  }, 50);
  return () => {
    clearInterval(timer);
    source.disconnect();
  };
}
