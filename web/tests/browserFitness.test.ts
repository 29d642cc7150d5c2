import { describe, expect, it } from 'vitest';
import { browserLack } from '../src/media/browserFitness';

const withCodecs = (...mimeTypes: string[]) => ({
  RTCPeerConnection: class {},
  RTCRtpReceiver: { getCapabilities: () => ({ codecs: mimeTypes.map((mimeType) => ({ mimeType })) }) },
});

describe('browserLack', () => {
  it('finds nothing lacking where VP8 is', () => {
    expect(browserLack(withCodecs('video/H264', 'video/VP8'))).toBeNull();
  });

  it('names VP8 on old iPads, which have H.264 only', () => {
    expect(browserLack(withCodecs('video/H264'))).toBe('vp8');
  });

  it('names WebRTC where it is switched off or unknown', () => {
    expect(browserLack({})).toBe('webrtc');
  });

  it('trusts a browser that does not tell its codecs', () => {
    expect(browserLack({ RTCPeerConnection: class {} })).toBeNull();
  });
});
