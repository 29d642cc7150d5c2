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

    /// <summary>Where to write the next clear packet.</summary>
    public Span<byte> Packet => _buffer.AsSpan(0, PacketBytes);

    /// <summary>Protects and sends the RTP packet in <see cref="Packet"/>; false when the peer cannot send now.</summary>
    public bool SendRtp(Peer peer, int length) => Send(peer, peer.ProtectRtp(_buffer, length));

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

        sink.Send(_buffer.AsSpan(0, length), peer.RemoteEndpoint);
        return true;
    }
}
