#pragma warning disable CA1822
namespace Itog.WebRtc;

/// <summary>
/// One remote's transport: ICE, DTLS and SRTP as one sans-I/O state machine. A room's media worker owns it and is the only thread
/// that calls it. After every <c>Handle…</c> call drain <see cref="TryGetTransmit"/> and <see cref="TryGetEvent"/>,
/// and call <see cref="HandleTimeout"/> when <see cref="NextTimeout"/> has come.
/// </summary>
public sealed class Peer : IDisposable
{
    /// <summary>Free bytes that <see cref="ProtectRtp"/> and <see cref="ProtectRtcp"/> need after the clear packet.</summary>
    public const int SrtpOverhead = 32;

    public Peer(PeerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        NextTimeout = options.CreatedAt + options.ConnectTimeout;
    }

    public PeerState State { get; private set; }

    /// <summary>Where to send packets now; empty until the first valid check.</summary>
    public SocketEndpoint RemoteEndpoint { get; private set; }

    /// <summary>When <see cref="HandleTimeout"/> has something to do.</summary>
    public MediaTime NextTimeout { get; private set; }

    /// <summary>Of the last answered check; null for a lite agent, which sends none.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    public PeerCounters Counters { get; private set; }

    /// <summary>Takes one datagram, decrypting it in place; never throws for what is in it.</summary>
    /// <param name="plaintext">For RTP and RTCP the slice of <paramref name="datagram"/> that is now the clear packet.</param>
    public DatagramKind HandleDatagram(MediaTime now, in SocketEndpoint from, Span<byte> datagram, out Span<byte> plaintext)
    {
        plaintext = default;
        return DatagramKind.None;
    }

    /// <summary>The next datagram to send, if any. <paramref name="buffer"/> must hold 1200 bytes.</summary>
    public bool TryGetTransmit(Span<byte> buffer, out int length, out SocketEndpoint to)
    {
        length = 0;
        to = default;
        return false;
    }

    public bool TryGetEvent(out PeerEvent e)
    {
        e = default;
        return false;
    }

    public void HandleTimeout(MediaTime now)
    {
    }

    /// <summary>Protects the clear RTP packet in <c>buffer[..length]</c> in place; <see cref="SrtpOverhead"/> bytes after it must be free.</summary>
    /// <returns>The protected length; 0 when it must not be sent (not connected, or its sequence number was used before).</returns>
    public int ProtectRtp(Span<byte> buffer, int length) => 0;

    /// <summary>Protects the clear RTCP packet in <c>buffer[..length]</c> in place, like <see cref="ProtectRtp"/>.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length) => 0;

    /// <summary>Sends close_notify and is closed at once; drain <see cref="TryGetTransmit"/> before disposing.</summary>
    public void Close(MediaTime now) => State = PeerState.Closed;

    public void Dispose() => State = PeerState.Closed;
}
