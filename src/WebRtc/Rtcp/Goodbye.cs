using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The sources that say goodbye, walked one by one (RFC 3550 §6.6).</summary>
public ref struct Goodbye
{
    private ReadOnlySpan<byte> _rest;

    private Goodbye(ReadOnlySpan<byte> sources)
    {
        _rest = sources;
        Current = default;
    }

    public Ssrc Current { get; private set; }

    public readonly Goodbye GetEnumerator() => this;

    public static bool TryParse(in RtcpPacket packet, out Goodbye goodbye)
    {
        if (packet.Type != RtcpType.Goodbye || packet.Body.Length < 4 * packet.Count)
        {
            goodbye = default;
            return false;
        }

        goodbye = new Goodbye(packet.Body[..(4 * packet.Count)]);
        return true;
    }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Current = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(_rest));
        _rest = _rest[4..];
        return true;
    }
}
