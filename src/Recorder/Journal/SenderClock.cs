namespace Itog.Recorder.Journal;

/// <summary>
/// The publisher's wall clock against its RTP clock, told by its sender reports (RFC 3550 §6.4.1). Their difference is the same in every
/// report however long the way is; it steps only when time passed that the RTP clock did not count: a capture stall. Browsers report about
/// every five seconds, and a report during the stall extrapolates the RTP time as if there were none. Believed after two reports that agree.
/// </summary>
internal sealed class SenderClock
{
    /// <summary>Reports agree when they differ by no more: drift between two of them, and what a busy browser adds.</summary>
    public const long Tolerance = 20_000_000;

    private long? _reference;

    /// <summary>The reports agreed so far.</summary>
    public bool Trusted { get; private set; }

    /// <summary>
    /// Takes a report; returns by how much the wall clock ran ahead of the RTP clock since the last one, in nanoseconds,
    /// or null when the reports cannot be believed yet.
    /// </summary>
    public long? Read(ulong ntp, long rtpNanoseconds)
    {
        // RFC 5905 §6: seconds in the upper half, fraction of a second in the lower.
        var wall = ((long)(ntp >> 32) * 1_000_000_000) + (long)(((ntp & uint.MaxValue) * 1_000_000_000) >> 32);
        var difference = wall - rtpNanoseconds;
        var step = difference - _reference;
        var agrees = step is { } s && Math.Abs(s) <= Tolerance;
        if (!Trusted)
        {
            Trusted = agrees;
            _reference = difference;
            return null;
        }

        if (agrees)
        {
            // Half way: drift is followed, the scatter of single reports is not.
            _reference += step / 2;
        }

        return step;
    }

    /// <summary>A stall was placed: the reports that follow are expected to show it.</summary>
    public void Expect(long stall) => _reference += stall;

    /// <summary>The wall clock was set, or is none: two reports have to agree anew.</summary>
    public void Distrust()
    {
        Trusted = false;
        _reference = null;
    }
}
