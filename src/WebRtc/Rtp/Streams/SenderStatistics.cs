using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// What we sent on one outgoing stream: makes its sender reports and reads the receiver's blocks about it (RFC 3550 §6.4).
/// Owned by a down track, called on the room's media worker.
/// </summary>
public sealed class SenderStatistics(Ssrc source, int clockRate)
{
    private const int RememberedReports = 8;

    private readonly uint[] _reportKeys = new uint[RememberedReports];
    private readonly MediaTime[] _reportTimes = new MediaTime[RememberedReports];
    private int _reports;
    private RtpTimestamp _lastTimestamp;
    private MediaTime _lastSent;

    public Ssrc Source { get; } = source;

    public long PacketsSent { get; private set; }

    /// <summary>Bytes of payload, without headers and padding.</summary>
    public long OctetsSent { get; private set; }

    /// <summary>Round trip by the last usable report block; null before.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Loss in the receiver's last interval, 0..1.</summary>
    public double FractionLost { get; private set; }

    /// <summary>Losses that the receiver counted since the beginning.</summary>
    public int CumulativeLost { get; private set; }

    public void OnPacket(int payloadLength, RtpTimestamp timestamp, MediaTime now)
    {
        PacketsSent++;
        OctetsSent += payloadLength;
        _lastTimestamp = timestamp;
        _lastSent = now;
    }

    /// <summary>
    /// A report for now: the RTP time is that of the last packet, moved on by the time since it was sent. False before the
    /// first packet (RFC 3550 §6.4: who has not sent makes no sender report).
    /// </summary>
    public bool TryCreateReport(MediaTime now, NtpTime ntp, out SenderReport report)
    {
        var ticks = (long)((now - _lastSent).TotalSeconds * clockRate);
        return TryCreateReport(now, ntp, _lastTimestamp.Add(ticks), out report);
    }

    /// <summary>
    /// A report with a given pair of times: a forwarded stream hands on the publisher's own pair, so that its tracks stay
    /// in sync with one another however long they took to the server.
    /// </summary>
    public bool TryCreateReport(MediaTime now, NtpTime ntp, RtpTimestamp rtp, out SenderReport report)
    {
        if (PacketsSent == 0)
        {
            report = default;
            return false;
        }

        var slot = _reports++ % RememberedReports;
        _reportKeys[slot] = ntp.Middle;
        _reportTimes[slot] = now;
        report = new SenderReport(Source, ntp, rtp, (uint)PacketsSent, (uint)OctetsSent);
        return true;
    }

    /// <summary>Takes note of a receiver's block about this stream; others are ignored.</summary>
    public void OnReportBlock(in ReportBlock block, MediaTime now)
    {
        if (block.Source != Source)
        {
            return;
        }

        FractionLost = block.FractionLost / 256.0;
        CumulativeLost = block.CumulativeLost;

        // RFC 3550 §6.4.1 figure 2, but by the time when we sent that report: its NTP time may be the publisher's clock.
        for (var i = 0; block.LastSenderReport != 0 && i < Math.Min(_reports, RememberedReports); i++)
        {
            if (_reportKeys[i] == block.LastSenderReport)
            {
                var roundTrip = now - _reportTimes[i] - TimeSpan.FromSeconds(block.DelaySinceLastSenderReport / 65536.0);
                RoundTrip = roundTrip < TimeSpan.Zero ? TimeSpan.Zero : roundTrip;
            }
        }
    }
}
