const WIDTH = 32;
const HEIGHT = 18;

/** The brightness (0…255) of the frame on the screen, dot by dot of a small copy; null when this browser does not let a page look. */
export function smallFrame(video: HTMLVideoElement): number[] | null {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext?.('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return Array.from({ length: WIDTH * HEIGHT }, (_, dot) => {
    const at = dot * 4;
    return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  });
}

export const meanOf = (dots: number[]): number => dots.reduce((sum, dot) => sum + dot, 0) / Math.max(1, dots.length);
