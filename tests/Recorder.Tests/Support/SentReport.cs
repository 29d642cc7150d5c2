using Itog.Conference;

namespace Itog.Recorder.Tests.Support;

/// <summary>A sender report on its way to the server: the publisher's wall clock, in milliseconds, beside its RTP clock.</summary>
internal sealed record SentReport(double ArrivalMs, Seat Seat, double WallMs, uint Rtp)
{
    public ulong Ntp => ((ulong)(WallMs / 1000) << 32) | (ulong)(WallMs % 1000 / 1000 * uint.MaxValue);
}
