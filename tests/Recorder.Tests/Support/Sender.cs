using Itog.Conference;

namespace Itog.Recorder.Tests.Support;

/// <summary>A browser that sends the chirps: a packet when its last sample was captured, then the network's delay.</summary>
internal sealed record Sender
{
    public const double NetworkMs = 5;

    public Seat Seat { get; init; } = Seat.Participant;

    public uint Ssrc { get; init; } = 1000;

    public double StartMs { get; init; } = 1000;

    /// <summary>How much faster than the server's its clock is.</summary>
    public double Ppm { get; init; }

    public double JitterMs { get; init; } = 3;

    public long FirstSequence { get; init; } = 500;

    public uint FirstTimestamp { get; init; } = 7_000_000;

    public int FirstPacket { get; init; }

    public int Count { get; init; } = 20 * 50;

    public bool Levels { get; init; } = true;

    public IEnumerable<SentPacket> Send()
    {
        var random = new Random(20260211);
        for (var i = 0; i < Count; i++)
        {
            var index = FirstPacket + i;
            var captured = StartMs + ((i + 1) * 20 / (1 + (Ppm * 1e-6)));
            yield return new SentPacket(
                captured + NetworkMs + (JitterMs * random.NextDouble()),
                Seat,
                $"{Seat}-member",
                Ssrc,
                FirstSequence + i,
                unchecked(FirstTimestamp + ((uint)i * Chirps.FrameSamples)),
                Chirps.Packets[index],
                Levels ? (byte)(Chirps.Sounds(index) ? 20 : 70) : null)
            {
                Index = index,
            };
        }
    }

    /// <summary>What its RTP clock shows at a moment of the server's.</summary>
    public uint RtpAt(double ms) => unchecked(FirstTimestamp + (uint)(long)((ms - StartMs) * 48));

    /// <summary>When the server's clock says that a chirp of the source began, milliseconds since the origin.</summary>
    public double MarkMs(int second) =>
        StartMs + NetworkMs + ((((second * 1000.0) + (Chirps.Offset / 48.0)) - (FirstPacket * 20)) / (1 + (Ppm * 1e-6)));

    /// <summary>The chirps that this sender sends whole.</summary>
    public IEnumerable<int> Marks()
    {
        for (var second = 0; second < Chirps.Seconds; second++)
        {
            var start = (second * 1000) + 300;
            if (start >= FirstPacket * 20 && start + 100 <= (FirstPacket + Count) * 20)
            {
                yield return second;
            }
        }
    }
}
