using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Itog.WebRtc.Stun;

/// <summary>
/// A STUN Binding message read in place: a view of the datagram, valid as long as it. Parsing checks the form only;
/// whoever uses it asks <see cref="HasValidFingerprint"/> and <see cref="HasValidIntegrity"/>.
/// </summary>
/// <remarks>
/// RFC 8489 §5:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |0 0|     STUN Message Type     |         Message Length        |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         Magic Cookie                          |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                     Transaction ID (96 bits)                  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// | Type          | Length        | Value, padded to 4 bytes … (§14)
/// </code>
/// </remarks>
public readonly ref struct StunMessage
{
    public const int HeaderLength = 20;

    /// <summary>Longer messages are dropped: no connectivity check comes near it.</summary>
    public const int MaxLength = 1500;

    internal const int AttributeHeaderLength = 4;
    internal const uint MagicCookie = 0x2112_A442;
    internal const ushort BindingMethod = 0x001;

    private readonly ReadOnlySpan<byte> _datagram;

    // Offsets of attribute headers; 0 means absent, as the header stands there.
    private readonly int _integrityAt;
    private readonly int _fingerprintAt;

    private StunMessage(ReadOnlySpan<byte> datagram, scoped in Attributes attributes)
    {
        _datagram = datagram;
        _integrityAt = attributes.IntegrityAt;
        _fingerprintAt = attributes.FingerprintAt;
        Class = ClassOf(datagram);
        TransactionId = StunTransactionId.Read(datagram[8..]);
        Username = attributes.UsernameLength < 0 ? default : datagram.Slice(attributes.UsernameAt, attributes.UsernameLength);
        HasUsername = attributes.UsernameLength >= 0;
        Priority = attributes.Priority;
        UseCandidate = attributes.UseCandidate;
        IceControlling = attributes.IceControlling;
        IceControlled = attributes.IceControlled;
        MappedAddress = attributes.MappedAddress;
        ErrorCode = attributes.ErrorCode;
        Unknown = attributes.Unknown;
    }

    public StunClass Class { get; }

    public StunTransactionId TransactionId { get; }

    public bool HasUsername { get; }

    public ReadOnlySpan<byte> Username { get; }

    public uint? Priority { get; }

    public bool UseCandidate { get; }

    /// <summary>The tie-breaker of a sender in the controlling role (RFC 8445 §16.1).</summary>
    public ulong? IceControlling { get; }

    /// <summary>The tie-breaker of a sender in the controlled role (RFC 8445 §16.1).</summary>
    public ulong? IceControlled { get; }

    /// <summary>XOR-MAPPED-ADDRESS (RFC 8489 §14.2); empty when there is none.</summary>
    public SocketEndpoint MappedAddress { get; }

    /// <summary>100 × class + number of ERROR-CODE (RFC 8489 §14.8); 0 when there is none.</summary>
    public int ErrorCode { get; }

    public UnknownAttributes Unknown { get; }

    public bool HasIntegrity => _integrityAt != 0;

    /// <summary>Whether FINGERPRINT is there and right; ICE requires it (RFC 8445 §7.1).</summary>
    public bool HasValidFingerprint =>
        _fingerprintAt != 0
        && BinaryPrimitives.ReadUInt32BigEndian(_datagram[(_fingerprintAt + AttributeHeaderLength)..])
            == StunChecksum.ComputeFingerprint(_datagram[.._fingerprintAt]);

    /// <summary>Whether MESSAGE-INTEGRITY is there and made with <paramref name="key"/>.</summary>
    public bool HasValidIntegrity(ReadOnlySpan<byte> key)
    {
        Span<byte> mac = stackalloc byte[StunChecksum.IntegrityLength];
        return _integrityAt != 0
            && StunChecksum.TryComputeIntegrity(_datagram[.._integrityAt], key, mac)
            && CryptographicOperations.FixedTimeEquals(mac, _datagram.Slice(_integrityAt + AttributeHeaderLength, mac.Length));
    }

    /// <summary>Reads a Binding message; false when it is not a well-formed one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = default;
        if (!HasHeader(datagram) || MethodOf(datagram) != BindingMethod)
        {
            return false;
        }

        var attributes = new Attributes { UsernameLength = -1 };
        var at = HeaderLength;
        while (at < datagram.Length)
        {
            if (!TryReadAttribute(datagram, at, out var type, out var value))
            {
                return false;
            }

            if (!attributes.TryAdd(type, value, at, datagram))
            {
                return false;
            }

            at += AttributeHeaderLength + Padded(value.Length);
        }

        message = new StunMessage(datagram, attributes);
        return true;
    }

    internal static int Padded(int length) => (length + 3) & ~3;

    /// <summary>Whether a message's header is in order: type bits, cookie, and a length that is the datagram's (RFC 8489 §5).</summary>
    internal static bool HasHeader(ReadOnlySpan<byte> datagram) =>
        datagram.Length is >= HeaderLength and <= MaxLength
        && (datagram[0] & 0xC0) == 0
        && BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) == MagicCookie
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) == datagram.Length - HeaderLength
        && datagram.Length % 4 == 0;

    // M11…M7 C1 M6 M5 M4 C0 M3…M0 (RFC 8489 §5).
    internal static StunClass ClassOf(ReadOnlySpan<byte> datagram) =>
        (StunClass)(((datagram[0] & 1) << 1) | ((datagram[1] >> 4) & 1));

    internal static bool TryReadAttribute(ReadOnlySpan<byte> datagram, int at, out StunAttribute type, out ReadOnlySpan<byte> value)
    {
        type = default;
        value = default;
        if (datagram.Length - at < AttributeHeaderLength)
        {
            return false;
        }

        type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(at + 2)..]);
        if (datagram.Length - at - AttributeHeaderLength < Padded(length))
        {
            return false;
        }

        value = datagram.Slice(at + AttributeHeaderLength, length);
        return true;
    }

    private static int MethodOf(ReadOnlySpan<byte> datagram) =>
        ((datagram[0] & 0x3E) << 6) | ((datagram[1] & 0xE0) >> 1) | (datagram[1] & 0x0F);

    /// <summary>The attributes while they are read, one after the other.</summary>
    private struct Attributes
    {
        public int UsernameAt;
        public int UsernameLength;
        public int IntegrityAt;
        public int FingerprintAt;
        public int ErrorCode;
        public uint? Priority;
        public bool UseCandidate;
        public ulong? IceControlling;
        public ulong? IceControlled;
        public SocketEndpoint MappedAddress;
        public UnknownAttributes Unknown;

        /// <summary>False when the value is not of its type's form.</summary>
        public bool TryAdd(StunAttribute type, ReadOnlySpan<byte> value, int at, ReadOnlySpan<byte> datagram)
        {
            if (FingerprintAt != 0)
            {
                return false; // FINGERPRINT is the last attribute (RFC 8489 §14.7).
            }

            if (type == StunAttribute.Fingerprint)
            {
                FingerprintAt = at;
                return value.Length == StunChecksum.FingerprintLength;
            }

            if (IntegrityAt != 0)
            {
                return true; // What follows MESSAGE-INTEGRITY is not protected by it and so ignored (RFC 8489 §14.5).
            }

            switch (type)
            {
                case StunAttribute.MessageIntegrity:
                    IntegrityAt = at;
                    return value.Length == StunChecksum.IntegrityLength;
                case StunAttribute.Username:
                    if (UsernameLength < 0)
                    {
                        UsernameAt = at + AttributeHeaderLength;
                        UsernameLength = value.Length;
                    }

                    return value.Length <= 512; // RFC 8489 §14.3 allows 508.
                case StunAttribute.Priority when value.Length == 4:
                    Priority ??= BinaryPrimitives.ReadUInt32BigEndian(value);
                    return true;
                case StunAttribute.UseCandidate when value.Length == 0:
                    UseCandidate = true;
                    return true;
                case StunAttribute.IceControlling when value.Length == 8:
                    IceControlling ??= BinaryPrimitives.ReadUInt64BigEndian(value);
                    return true;
                case StunAttribute.IceControlled when value.Length == 8:
                    IceControlled ??= BinaryPrimitives.ReadUInt64BigEndian(value);
                    return true;
                case StunAttribute.ErrorCode when value.Length >= 4:
                    ErrorCode = ((value[2] & 7) * 100) + value[3];
                    return true;
                case StunAttribute.XorMappedAddress:
                    return TryReadXorAddress(value, datagram, out MappedAddress);
                case StunAttribute.UnknownAttributes or StunAttribute.Software:
                    return true;
                case StunAttribute.Priority or StunAttribute.UseCandidate or StunAttribute.IceControlling
                    or StunAttribute.IceControlled or StunAttribute.ErrorCode:
                    return false;
                default:
                    if ((ushort)type < 0x8000)
                    {
                        Unknown.Add((ushort)type); // comprehension-required (RFC 8489 §14)
                    }

                    return true;
            }
        }

        // |0 0 0 0 0 0 0 0|    Family     |         X-Port          |  X-Address …   (RFC 8489 §14.2)
        private static bool TryReadXorAddress(ReadOnlySpan<byte> value, ReadOnlySpan<byte> datagram, out SocketEndpoint endpoint)
        {
            endpoint = default;
            var addressLength = value.Length switch { 8 when value[1] == 1 => 4, 20 when value[1] == 2 => 16, _ => 0 };
            if (addressLength == 0)
            {
                return false;
            }

            // The key is the magic cookie, followed by the transaction id for IPv6: bytes 4 to 20 of the header.
            Span<byte> address = stackalloc byte[addressLength];
            for (var i = 0; i < addressLength; i++)
            {
                address[i] = (byte)(value[4 + i] ^ datagram[4 + i]);
            }

            var port = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(value[2..]) ^ (MagicCookie >> 16));
            endpoint = SocketEndpoint.FromBytes(address, port);
            return true;
        }
    }
}
