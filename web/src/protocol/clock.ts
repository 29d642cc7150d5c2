/** How far the server's clock may seem to jump before older samples are thrown away, in milliseconds. */
const JUMP = 2_000;
const SAMPLES = 8;

/**
 * The server's clock as this page knows it. Each view brings the time at which it was made; the sample that travelled fastest
 * is the nearest to the truth, so the greatest offset of the last few wins. The page's own wall clock is never used.
 */
export class ServerClock {
  private offsets: number[] = [];

  /** `monotonic` returns milliseconds that never jump (performance.now). */
  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /** Takes the `serverTime` of a view that has just arrived. */
  observe(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (Number.isNaN(at)) return;
    const offset = at - this.monotonic();
    const best = this.best();
    if (best !== null && Math.abs(offset - best) > JUMP) this.offsets = [];
    this.offsets.push(offset);
    if (this.offsets.length > SAMPLES) this.offsets.shift();
  }

  /** The server's time now, in milliseconds since the epoch; before the first view, this machine's own. */
  now(): number {
    const best = this.best();
    return best === null ? Date.now() : this.monotonic() + best;
  }

  private best(): number | null {
    return this.offsets.length === 0 ? null : Math.max(...this.offsets);
  }
}
