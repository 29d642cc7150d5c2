using System.Buffers.Binary;

namespace Itog.WebRtc.Rtcp;

/// <summary>
/// Walks the packets of a decrypted RTCP datagram, compound or reduced-size (RFC 5506); made on the stack for each datagram.
/// </summary>
public ref struct RtcpReader
{
    private ReadOnlySpan<byte> _rest;

    private RtcpReader(ReadOnlySpan<byte> datagram)
    {
        _rest = datagram;
        Current = default;
    }

    public RtcpPacket Current { get; private set; }

    public readonly RtcpReader GetEnumerator() => this;

    /// <summary>
    /// Checks the headers of the whole datagram (RFC 3550 A.2): version 2 everywhere, lengths that add up exactly,
    /// padding only in the last packet. False, and nothing to read, otherwise.
    /// </summary>
    public static bool TryCreate(ReadOnlySpan<byte> datagram, out RtcpReader reader)
    {
        reader = default;
        if (datagram.IsEmpty)
        {
            return false;
        }

        var rest = datagram;
        while (!rest.IsEmpty)
        {
            if (rest.Length < 4 || rest[0] >> 6 != 2)
            {
                return false;
            }

            var length = LengthOf(rest);
            if (length > rest.Length)
            {
                return false;
            }

            if ((rest[0] & 0x20) != 0)
            {
                var padding = rest[length - 1];
                if (length != rest.Length || padding == 0 || padding > length - 4)
                {
                    return false;
                }
            }

            rest = rest[length..];
        }

        reader = new RtcpReader(datagram);
        return true;
    }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var length = LengthOf(_rest);
        var padding = (_rest[0] & 0x20) != 0 ? _rest[length - 1] : 0;
        Current = new RtcpPacket((RtcpType)_rest[1], _rest[0] & 0x1F, _rest[4..(length - padding)]);
        _rest = _rest[length..];
        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> packet) => 4 * (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1);
}
