/** Whether this browser can decode a single frame: Chrome 94, Safari 16.4, Firefox 130. */
export const decodesKeyFrames = (): boolean => typeof VideoDecoder === 'function';

/** Turns single VP8 key frames into pictures, one after the other, away from the page's own thread. */
export class KeyFrameDecoder {
  private decoder: VideoDecoder | null = null;
  private readonly waiting = new Map<number, (picture: VideoFrame | null) => void>();
  private count = 0;

  /** The picture, which whoever asked must close; null for what is no whole key frame. */
  decode(frame: Uint8Array<ArrayBuffer>): Promise<VideoFrame | null> {
    return new Promise((resolve) => {
      const timestamp = ++this.count;
      this.waiting.set(timestamp, resolve);
      try {
        const decoder = this.open();
        decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp, data: frame }));
        // Without it the decoder may wait for a next frame, which never comes.
        void decoder.flush().catch(() => this.fail());
      } catch {
        this.fail();
      }
    });
  }

  close(): void {
    if (this.decoder?.state === 'configured') this.decoder.close();
    this.decoder = null;
  }

  private open(): VideoDecoder {
    if (this.decoder?.state === 'configured') return this.decoder;
    const decoder = new VideoDecoder({
      output: (picture) => {
        const asked = this.waiting.get(picture.timestamp);
        this.waiting.delete(picture.timestamp);
        if (asked) asked(picture);
        else picture.close();
      },
      error: () => this.fail(),
    });
    decoder.configure({ codec: 'vp8', optimizeForLatency: true });
    this.decoder = decoder;
    return decoder;
  }

  /** A damaged frame ends a decoder: the next one gets a new one. */
  private fail(): void {
    this.close();
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}
