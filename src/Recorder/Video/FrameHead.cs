namespace Itog.Recorder.Video;

/// <summary>What is known of a whole VP8 frame besides its bytes.</summary>
/// <param name="Rtp">RTP time since the source's first packet, 90 kHz, unwrapped.</param>
/// <param name="Arrival">When its first packet came, by the server's clock, nanoseconds.</param>
/// <param name="Width">Of a key frame; 0 otherwise.</param>
/// <param name="AfterLoss">Frames before it were given up.</param>
internal readonly record struct FrameHead(long Rtp, long Arrival, bool Key, int Width, int Height, bool AfterLoss);
