/** What a page that speaks needs of a browser; the server speaks Opus and VP8 only. */
export type BrowserLack = 'webrtc' | 'vp8';

interface Capable {
  RTCPeerConnection?: unknown;
  RTCRtpReceiver?: { getCapabilities?: (kind: string) => { codecs: { mimeType: string }[] } | null };
}

/**
 * What this browser lacks; null when it can take part. Safari knows VP8 since 12.1 (iPadOS and iOS 12.2): older iPads have
 * H.264 only, and a browser that does not tell its codecs is given the benefit of the doubt: the server's answer decides then.
 */
export function browserLack(browser: Capable = globalThis as unknown as Capable): BrowserLack | null {
  if (typeof browser.RTCPeerConnection !== 'function') return 'webrtc';
  const codecs = browser.RTCRtpReceiver?.getCapabilities?.('video')?.codecs;
  if (!codecs || codecs.length === 0) return null;
  return codecs.some((codec) => codec.mimeType.toLowerCase() === 'video/vp8') ? null : 'vp8';
}
