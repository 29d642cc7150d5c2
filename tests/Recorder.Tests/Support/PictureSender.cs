using Itog.Conference;

namespace Itog.Recorder.Tests.Support;

/// <summary>A browser that sends the clip, again and again: each frame's packets when it was encoded, then the network's delay.</summary>
internal sealed record PictureSender
{
    public static readonly Slot Camera = new(Seat.Participant, TrackSource.Camera);

    private const int Mtu = 1100;
    private const double NetworkMs = 5;

    public Slot Slot { get; init; } = Camera;

    public string Member { get; init; } = "participant-member";

    public uint Ssrc { get; init; } = 2000;

    public double StartMs { get; init; } = 1000;

    /// <summary>How much faster than the server's its clock is.</summary>
    public double Ppm { get; init; }

    /// <summary>How long encoding takes before the first packet.</summary>
    public double EncodingMs { get; init; } = 8;

    public double JitterMs { get; init; } = 3;

    public int Count { get; init; } = PictureClip.Count;

    public int FirstFrame { get; init; }

    public uint FirstTimestamp { get; init; } = 4_000_000_000;

    public long FirstSequence { get; init; } = 65_000;

    /// <summary>Interval of the sender reports; 0: none.</summary>
    public double ReportMs { get; init; }

    /// <summary>When, by the server's clock, a frame was seen.</summary>
    public double SeenMs(int frame) => StartMs + (frame * 1000.0 / PictureClip.FramesPerSecond / (1 + (Ppm * 1e-6)));

    /// <summary>Where the recorder may at best place it: it cannot know the least delay of the way.</summary>
    public double PlacedMs(int frame) => SeenMs(frame) + NetworkMs;

    public IEnumerable<PicturePacket> Send()
    {
        var random = new Random(20260211);
        var sequence = FirstSequence;
        for (var i = 0; i < Count; i++)
        {
            var frame = PictureClip.Frames[(FirstFrame + i) % PictureClip.Count];
            var timestamp = FirstTimestamp + (uint)(i * 90_000L / PictureClip.FramesPerSecond);
            var arrival = SeenMs(i) + EncodingMs + NetworkMs + (JitterMs * random.NextDouble());
            for (var at = 0; at < frame.Length; at += Mtu)
            {
                // RFC 7741 §4.2: S at the frame's first packet, with a 15-bit picture id.
                var head = new byte[] { (byte)(at == 0 ? 0x90 : 0x80), 0x80, (byte)(0x80 | ((i >> 8) & 0x7F)), (byte)i };
                var piece = frame.AsSpan(at, Math.Min(Mtu, frame.Length - at));
                yield return new PicturePacket(
                    arrival, Slot, Member, Ssrc, sequence++, timestamp, at + Mtu >= frame.Length, [.. head, .. piece], i);
                arrival += 0.01;
            }
        }

        for (var at = ReportMs; ReportMs > 0 && at < Count * 1000.0 / PictureClip.FramesPerSecond; at += ReportMs)
        {
            // The sender's wall clock is some hours off, as they are.
            var wall = 10_000_000 + ((StartMs + at) * (1 + (Ppm * 1e-6)));
            var rtp = FirstTimestamp + (uint)(at * (1 + (Ppm * 1e-6)) * 90);
            yield return new PicturePacket(StartMs + at + NetworkMs, Slot, Member, Ssrc, 0, rtp, false, [], -1, Ntp(wall));
        }
    }

    private static ulong Ntp(double ms) => ((ulong)(ms / 1000) << 32) | (ulong)(ms % 1000 / 1000 * uint.MaxValue);
}
