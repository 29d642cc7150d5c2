using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// What a receiver knows of one incoming stream, and the report block that says it (RFC 3550 §6.4.1, A.3, A.8).
/// Owned by an up track, called on the room's media worker.
/// </summary>
public sealed class ReceiverStatistics(Ssrc source, int clockRate)
{
    private long _first;
    private long _highest;
    private long _received;
    private long _expectedPrior;
    private long _receivedPrior;
    private double _jitter;
    private MediaTime _lastArrival;
    private RtpTimestamp _lastTimestamp;
    private NtpTime _reportNtp;
    private MediaTime _reportAt;
    private bool _started;
    private bool _hasReport;

    public Ssrc Source { get; } = source;

    public long PacketsReceived => _received;

    /// <summary>Expected minus received (RFC 3550 A.3); duplicates make it negative.</summary>
    public long PacketsLost => _started ? _highest - _first + 1 - _received : 0;

    /// <summary>Interarrival jitter (RFC 3550 A.8).</summary>
    public TimeSpan Jitter => TimeSpan.FromSeconds(_jitter / clockRate);

    /// <summary>Takes note of a media packet, by its extended sequence number. Retransmissions are not fed: they would hide the loss.</summary>
    public void OnPacket(long sequence, RtpTimestamp timestamp, MediaTime arrival)
    {
        if (!_started)
        {
            _started = true;
            _first = sequence;
            _highest = sequence;
        }
        else
        {
            UpdateJitter(timestamp, arrival);
            _highest = Math.Max(_highest, sequence);
        }

        _received++;
        _lastArrival = arrival;
        _lastTimestamp = timestamp;
    }

    /// <summary>Takes note of the sender's report, whose time the next block echoes.</summary>
    public void OnSenderReport(in SenderReport report, MediaTime arrival)
    {
        _hasReport = true;
        _reportNtp = report.Ntp;
        _reportAt = arrival;
    }

    /// <summary>The block for the next report, and the beginning of the next interval of its loss fraction.</summary>
    public ReportBlock CreateReport(MediaTime now)
    {
        var expected = _started ? _highest - _first + 1 : 0;
        var expectedInterval = expected - _expectedPrior;
        var lostInterval = expectedInterval - (_received - _receivedPrior);
        _expectedPrior = expected;
        _receivedPrior = _received;

        // RFC 3550 A.3: fixed point with the binary point at the left edge; a negative loss is none.
        var fraction = expectedInterval == 0 || lostInterval <= 0 ? 0 : Math.Min(255, (lostInterval << 8) / expectedInterval);
        var delay = _hasReport ? Math.Max(0, (now - _reportAt).TotalSeconds * 65536) : 0;
        return new ReportBlock(
            Source,
            (byte)fraction,
            (int)Math.Clamp(PacketsLost, -0x800000, 0x7FFFFF),
            ExtendedHighest,
            (uint)_jitter,
            _hasReport ? _reportNtp.Middle : 0,
            (uint)Math.Min(delay, uint.MaxValue));
    }

    /// <summary>Cycles are counted from the first packet (RFC 3550 §6.4.1): the unwrapper begins one cycle up.</summary>
    private uint ExtendedHighest => _started ? (uint)(_highest - (_first & ~0xFFFFL)) : 0;

    private void UpdateJitter(RtpTimestamp timestamp, MediaTime arrival)
    {
        var arrivalTicks = (arrival - _lastArrival).TotalSeconds * clockRate;
        var deviation = Math.Abs(arrivalTicks - timestamp.DistanceFrom(_lastTimestamp));
        _jitter += (deviation - _jitter) / 16;
    }
}
