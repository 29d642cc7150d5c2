using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// The way of a worker's packets out: one scratch buffer in which a packet is written, protected in place and given to the sink.
/// Owned by one worker; worker thread.
/// </summary>
internal sealed class Outbox(IDatagramSink sink)
{
    /// <summary>The longest clear packet that we write.</summary>
    public const int PacketBytes = 1500;

    private readonly byte[] _buffer = GC.AllocateArray<byte>(PacketBytes + Peer.SrtpOverhead, pinned: true);
    private readonly byte[] _transmit = GC.AllocateArray<byte>(PacketBytes, pinned: true);
    private int _lastLength;

    /// <summary>Where to write the next clear packet.</summary>
    public Span<byte> Packet => _buffer.AsSpan(0, PacketBytes);

    /// <summary>Protects and sends the RTP packet in <see cref="Packet"/>; false when the peer cannot send now.</summary>
    public bool SendRtp(Peer peer, int length) => Send(peer, peer.ProtectRtp(_buffer, length));

    /// <summary>What the last call of <see cref="SendRtp"/> that was true has sent; valid until the next packet is written.</summary>
    public ReadOnlySpan<byte> LastDatagram => _buffer.AsSpan(0, _lastLength);

    /// <summary>Sends a protected packet once more, byte for byte.</summary>
    public void Repeat(Peer peer, ReadOnlySpan<byte> datagram) => sink.Send(datagram, peer.RemoteEndpoint);

    /// <summary>Protects and sends the RTCP packet in <see cref="Packet"/>; false when the peer cannot send now.</summary>
    public bool SendRtcp(Peer peer, int length) => Send(peer, peer.ProtectRtcp(_buffer, length));

    /// <summary>Sends whatever ICE and DTLS have to say.</summary>
    public void Drain(Peer peer)
    {
        while (peer.TryGetTransmit(_transmit, out var length, out var to))
        {
            sink.Send(_transmit.AsSpan(0, length), to);
        }
    }

    private bool Send(Peer peer, int length)
    {
        if (length == 0)
        {
            return false;
        }

        _lastLength = length;
        sink.Send(_buffer.AsSpan(0, length), peer.RemoteEndpoint);
        return true;
    }
}
