using System.Security.Cryptography;
using System.Text;
using Itog.WebRtc.Stun;

namespace Itog.Load;

/// <summary>What floods are made of. Stateless.</summary>
internal static class FloodDatagrams
{
    /// <summary>A connectivity check in somebody's name, with a password made up.</summary>
    public static byte[] Check(string ufrag)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, StunTransactionId.Random());
        writer.AddUsername(Encoding.ASCII.GetBytes(ufrag), "abcd"u8);
        writer.AddIceControlling(1);
        writer.AddPriority(1);
        writer.AddUseCandidate();
        return buffer[..writer.Finish("a password made up by somebody"u8)];
    }

    /// <summary>A DTLS ClientHello record whose body is random: RFC 6347 §4.1 and §4.2.2.</summary>
    public static byte[] BrokenHello()
    {
        var datagram = RandomNumberGenerator.GetBytes(220);
        ReadOnlySpan<byte> head = [22, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 207, 1, 0, 0, 195, 0, 0, 0, 0, 0, 0, 0, 195, 0xFE, 0xFD];
        head.CopyTo(datagram);
        return datagram;
    }

    /// <summary>A packet that looks like SRTP of a stream nobody knows.</summary>
    public static byte[] UnknownStream()
    {
        var datagram = RandomNumberGenerator.GetBytes(160);
        datagram[0] = 0x80;
        datagram[1] = 111;
        return datagram;
    }

    public static byte[] Garbage() => RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(1, 1200));
}
