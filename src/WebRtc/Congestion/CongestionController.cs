#pragma warning disable CA1822 // the API first; the estimator follows
using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// How much may be sent to one subscriber, estimated on our side from transport-wide feedback (delay and loss, after draft-ietf-rmcat-gcc-02), or, where
/// the receiver gives none, from its receiver reports and REMB; and when to probe for more. Owned by the subscriber's connection, called on its media
/// worker; of fixed size, without allocation after construction. See CONGESTION.md.
/// </summary>
/// <remarks>
/// All rates are of datagrams as given to the socket, sound included. A packet is numbered and sent so: write <see cref="NextTransportSequence"/> into it,
/// protect it, send it, and only when it was sent call <see cref="OnPacketSent"/>: that uses the number up.
/// </remarks>
public sealed class CongestionController
{
    private readonly CongestionOptions _options;
    private ushort _next = 1;

    public CongestionController(CongestionOptions options, MediaTime now)
    {
        _options = options;
        TargetBitsPerSecond = options.Initial;
        NextTimeout = MediaTime.Never;
    }

    /// <summary>The number to write into the next packet that carries one.</summary>
    public ushort NextTransportSequence => _next;

    /// <summary>What may be sent, sound and retransmissions included.</summary>
    public long TargetBitsPerSecond { get; private set; }

    /// <summary>Share of packets lost on the way lately, 0 to 1.</summary>
    public double Loss { get; private set; }

    /// <summary>How long packets wait in the queues of the way beyond their shortest time lately.</summary>
    public TimeSpan QueueDelay { get; private set; }

    /// <summary>From sending to feedback, or from the receiver reports; null before any.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Whether less is sent than may be: the target is then what was proven before, not what flows.</summary>
    public bool IsApplicationLimited { get; private set; }

    /// <summary>When <see cref="HandleTimeout"/> and <see cref="TryTakeProbe"/> want to be called.</summary>
    public MediaTime NextTimeout { get; private set; }

    /// <summary>A packet with <see cref="NextTransportSequence"/> in it has gone out, media or probe.</summary>
    public void OnPacketSent(int bytes, MediaTime now) => _next++;

    /// <summary>A packet without a transport-wide number has gone out: sound that is repeated under its own sequence number, or RTCP.</summary>
    public void OnUnnumberedSent(int bytes, MediaTime now)
    {
    }

    public void OnTransportFeedback(TransportFeedback feedback, MediaTime now)
    {
    }

    /// <summary>One block of a receiver report about a stream of ours.</summary>
    /// <param name="roundTrip">As measured by this block, when it was.</param>
    public void OnReportBlock(in ReportBlock block, TimeSpan? roundTrip, MediaTime now)
    {
    }

    /// <summary>The receiver's own estimate: a cap on ours until it says otherwise.</summary>
    public void OnRemb(in Remb remb, MediaTime now)
    {
    }

    /// <summary>How much would be sent if the line took anything: nothing is probed beyond.</summary>
    public void SetWanted(long bitsPerSecond, MediaTime now)
    {
    }

    /// <summary>Sending stops (the member is disconnected): silence from there says nothing of the line.</summary>
    public void OnPaused(MediaTime now)
    {
    }

    /// <summary>The way is another one, or the same after a long break: what was known of it is forgotten.</summary>
    public void OnRouteChanged(MediaTime now)
    {
    }

    public void HandleTimeout(MediaTime now)
    {
    }

    /// <summary>
    /// Whether to send a probe now: about so many bytes of repeated packets or padding on the RTX stream, in one or several packets, each told by
    /// <see cref="OnPacketSent"/> as any other. Call until false, after <see cref="HandleTimeout"/> and whenever <see cref="NextTimeout"/> has come.
    /// </summary>
    public bool TryTakeProbe(MediaTime now, out int bytes)
    {
        bytes = 0;
        return false;
    }
}
