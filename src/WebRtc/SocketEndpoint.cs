using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Itog.WebRtc;

/// <summary>
/// An IP address and port as a plain value: a dictionary key that costs no allocation, unlike <see cref="IPEndPoint"/>
/// and the mutable <see cref="SocketAddress"/>. IPv4 is kept in its IPv4-mapped IPv6 form, so that both spellings are equal.
/// Scope ids of link-local addresses are not kept. <c>default</c> means "no address". On a machine with several addresses it also knows
/// through which of them the remote is spoken with: in the words of ICE it then names a candidate pair (RFC 8445 §4).
/// </summary>
public readonly struct SocketEndpoint : IEquatable<SocketEndpoint>
{
    /// <summary>Length of sockaddr_in.</summary>
    private const int V4Size = 16;

    /// <summary>Length of sockaddr_in6.</summary>
    private const int V6Size = 28;

    /// <summary>::ffff:0:0/96 as the top 32 bits of <see cref="_low"/> (RFC 4291 §2.5.5.2).</summary>
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>The bit of <see cref="_way"/> above <see cref="Local"/>.</summary>
    private const ushort TcpWay = 0x100;

    private static readonly ulong HashKey = (ulong)Random.Shared.NextInt64();

    // Big-endian halves of the 16-byte address.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly ushort _port;

    // Our own address and the transport protocol.
    private readonly ushort _way;

    private SocketEndpoint(ulong high, ulong low, ushort port, ushort way = 0)
    {
        _high = high;
        _low = low;
        _port = port;
        _way = way;
    }

    public ushort Port => _port;

    /// <summary>Which of our own addresses it speaks with, as the owner of the sockets counts them; 0 where there is one only.</summary>
    public byte Local => (byte)_way;

    /// <summary>Whether it is spoken with over a TCP connection (RFC 6544); the same address over UDP is another endpoint.</summary>
    public bool IsTcp => (_way & TcpWay) != 0;

    /// <summary>Whether the address is IPv4 (however it was spelt).</summary>
    public bool IsIPv4 => _high == 0 && (_low & 0xFFFF_FFFF_0000_0000) == MappedPrefix;

    /// <summary>Whether there is an address at all.</summary>
    public bool IsEmpty => _high == 0 && _low == 0 && _port == 0;

    /// <param name="address">4 or 16 bytes in network order.</param>
    public static SocketEndpoint FromBytes(ReadOnlySpan<byte> address, ushort port) => address.Length switch
    {
        4 => new(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(address), port),
        16 => new(BinaryPrimitives.ReadUInt64BigEndian(address), BinaryPrimitives.ReadUInt64BigEndian(address[8..]), port),
        _ => throw new ArgumentException("An IP address has 4 or 16 bytes.", nameof(address)),
    };

    public static SocketEndpoint FromIPEndPoint(IPEndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return FromAddress(endpoint.Address, (ushort)endpoint.Port);
    }

    public static SocketEndpoint FromAddress(IPAddress address, ushort port)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out var length);
        return FromBytes(bytes[..length], port);
    }

    /// <summary>Reads the address that a socket's ReceiveFrom filled in; empty when it is no IP address.</summary>
    public static SocketEndpoint FromSocketAddress(SocketAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return FromSockaddr(address.Family, address.Buffer.Span[..address.Size]);
    }

    /// <summary>Reads a raw sockaddr_in or sockaddr_in6 as <c>recvmmsg</c> leaves it; empty when it is neither.</summary>
    public static SocketEndpoint FromSockaddr(AddressFamily family, ReadOnlySpan<byte> sockaddr) => family switch
    {
        AddressFamily.InterNetwork when sockaddr.Length >= 8 =>
            FromBytes(sockaddr.Slice(4, 4), BinaryPrimitives.ReadUInt16BigEndian(sockaddr[2..])),
        AddressFamily.InterNetworkV6 when sockaddr.Length >= 24 =>
            FromBytes(sockaddr.Slice(8, 16), BinaryPrimitives.ReadUInt16BigEndian(sockaddr[2..])),
        _ => default,
    };

    /// <summary>The same remote by another of our own addresses.</summary>
    public SocketEndpoint On(byte local) => new(_high, _low, _port, local);

    /// <summary>The same remote by a TCP connection to one of our own addresses.</summary>
    public SocketEndpoint OnTcp(byte local) => new(_high, _low, _port, (ushort)(TcpWay | local));

    /// <summary>Who is counted as one remote in limits: an IPv4 address, or an IPv6 network of 64 bits, since each home has one of its own.</summary>
    public SocketEndpoint Network => IsIPv4 ? new(_high, _low, 0) : new(_high, 0, 0);

    public IPEndPoint ToIPEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPEndPoint(new IPAddress(bytes[..WriteAddress(bytes)]), _port);
    }

    /// <summary>A new socket address of a socket's family; IPv4 becomes IPv4-mapped for an IPv6 (dual-mode) socket.</summary>
    public SocketAddress ToSocketAddress(AddressFamily family)
    {
        var address = new SocketAddress(family, family == AddressFamily.InterNetworkV6 ? V6Size : V4Size);
        CopyTo(address);
        return address;
    }

    /// <summary>Overwrites a socket address of either family, without allocating.</summary>
    public void CopyTo(SocketAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        WriteSockaddr(address.Family, address.Buffer.Span);
    }

    /// <summary>
    /// Writes port and address into a zeroed sockaddr of <paramref name="family"/>, whose family field the caller has set;
    /// returns the sockaddr's length.
    /// </summary>
    public int WriteSockaddr(AddressFamily family, Span<byte> sockaddr)
    {
        BinaryPrimitives.WriteUInt16BigEndian(sockaddr[2..], _port);
        if (family == AddressFamily.InterNetworkV6)
        {
            BinaryPrimitives.WriteUInt64BigEndian(sockaddr[8..], _high);
            BinaryPrimitives.WriteUInt64BigEndian(sockaddr[16..], _low);
            return V6Size;
        }

        if (!IsIPv4)
        {
            throw new ArgumentException("An IPv4 socket cannot reach an IPv6 address.", nameof(family));
        }

        BinaryPrimitives.WriteUInt32BigEndian(sockaddr[4..], (uint)_low);
        return V4Size;
    }

    /// <summary>Writes the address in network order: 4 bytes for IPv4, 16 otherwise; returns how many.</summary>
    public int WriteAddress(Span<byte> destination)
    {
        if (IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)_low);
            return 4;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _low);
        return 16;
    }

    public bool Equals(SocketEndpoint other) => _low == other._low && _port == other._port && _high == other._high && _way == other._way;

    public override bool Equals(object? obj) => obj is SocketEndpoint other && Equals(other);

    // Two multiplications to 128 bits, folded; keyed, so that nobody can choose addresses that collide.
    public override int GetHashCode()
    {
        var hash = Fold(_low ^ HashKey, 0x9E37_79B9_7F4A_7C15);
        hash = Fold(hash ^ _high ^ ((ulong)_way << 16) ^ _port, 0xD6E8_FEB8_6659_FD93);
        return (int)hash;
    }

    public static bool operator ==(SocketEndpoint left, SocketEndpoint right) => left.Equals(right);

    public static bool operator !=(SocketEndpoint left, SocketEndpoint right) => !left.Equals(right);

    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    public override string ToString() => IsEmpty ? "none" : ToIPEndPoint().ToString();
}
