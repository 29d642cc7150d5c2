using System.Buffers.Binary;
using System.Text;

namespace Itog.WebRtc.Stun;

/// <summary>
/// Writes one STUN Binding message into a caller's buffer: attributes first, then <see cref="Finish"/>.
/// The buffer must be large enough; 256 bytes hold every check and answer of ours.
/// </summary>
public ref struct StunWriter
{
    private readonly Span<byte> _buffer;
    private int _length;

    public StunWriter(Span<byte> buffer, StunClass messageClass, StunTransactionId transactionId)
    {
        _buffer = buffer;
        _length = StunMessage.HeaderLength;
        buffer[0] = (byte)((int)messageClass >> 1);
        buffer[1] = (byte)((((int)messageClass & 1) << 4) | StunMessage.BindingMethod);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunMessage.MagicCookie);
        transactionId.Write(buffer[8..]);
    }

    /// <summary>USERNAME "receiver:sender" (RFC 8445 §7.2.2).</summary>
    public void AddUsername(ReadOnlySpan<byte> receiver, ReadOnlySpan<byte> sender)
    {
        var value = Reserve(StunAttribute.Username, receiver.Length + 1 + sender.Length);
        receiver.CopyTo(value);
        value[receiver.Length] = (byte)':';
        sender.CopyTo(value[(receiver.Length + 1)..]);
    }

    public void AddPriority(uint priority) => BinaryPrimitives.WriteUInt32BigEndian(Reserve(StunAttribute.Priority, 4), priority);

    public void AddUseCandidate() => Reserve(StunAttribute.UseCandidate, 0);

    public void AddIceControlling(ulong tieBreaker) =>
        BinaryPrimitives.WriteUInt64BigEndian(Reserve(StunAttribute.IceControlling, 8), tieBreaker);

    public void AddIceControlled(ulong tieBreaker) =>
        BinaryPrimitives.WriteUInt64BigEndian(Reserve(StunAttribute.IceControlled, 8), tieBreaker);

    /// <summary>XOR-MAPPED-ADDRESS (RFC 8489 §14.2).</summary>
    public void AddMappedAddress(in SocketEndpoint endpoint)
    {
        Span<byte> address = stackalloc byte[16];
        address = address[..endpoint.WriteAddress(address)];
        var value = Reserve(StunAttribute.XorMappedAddress, 4 + address.Length);
        value[1] = (byte)(address.Length == 4 ? 1 : 2);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(endpoint.Port ^ (StunMessage.MagicCookie >> 16)));
        for (var i = 0; i < address.Length; i++)
        {
            value[4 + i] = (byte)(address[i] ^ _buffer[4 + i]);
        }
    }

    /// <summary>ERROR-CODE (RFC 8489 §14.8).</summary>
    public void AddErrorCode(StunErrorCode code)
    {
        ReadOnlySpan<char> reason = code switch
        {
            StunErrorCode.BadRequest => "Bad Request",
            StunErrorCode.Unauthenticated => "Unauthenticated",
            StunErrorCode.UnknownAttribute => "Unknown Attribute",
            StunErrorCode.RoleConflict => "Role Conflict",
            _ => "",
        };
        var value = Reserve(StunAttribute.ErrorCode, 4 + reason.Length);
        value[2] = (byte)((int)code / 100);
        value[3] = (byte)((int)code % 100);
        Encoding.ASCII.GetBytes(reason, value[4..]);
    }

    /// <summary>UNKNOWN-ATTRIBUTES (RFC 8489 §14.9).</summary>
    public void AddUnknownAttributes(in UnknownAttributes unknown)
    {
        var value = Reserve(StunAttribute.UnknownAttributes, unknown.Count * 2);
        for (var i = 0; i < unknown.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value[(i * 2)..], unknown[i]);
        }
    }

    /// <summary>An attribute of any type with no value, for tests of unknown ones.</summary>
    internal void AddEmpty(ushort type) => Reserve((StunAttribute)type, 0);

    /// <summary>Closes the message with MESSAGE-INTEGRITY, unless the key is empty, and FINGERPRINT; returns its length.</summary>
    public int Finish(ReadOnlySpan<byte> key)
    {
        if (!key.IsEmpty)
        {
            var before = _length;
            var mac = Reserve(StunAttribute.MessageIntegrity, StunChecksum.IntegrityLength);
            _ = StunChecksum.TryComputeIntegrity(_buffer[..before], key, mac);
        }

        var end = _length;
        var fingerprint = Reserve(StunAttribute.Fingerprint, StunChecksum.FingerprintLength);
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint, StunChecksum.ComputeFingerprint(_buffer[..end]));
        return _length;
    }

    /// <summary>Adds an attribute with a zeroed value and its padding, and keeps the header's length right.</summary>
    private Span<byte> Reserve(StunAttribute type, int length)
    {
        var at = _length;
        _length += StunMessage.AttributeHeaderLength + StunMessage.Padded(length);
        var attribute = _buffer[at.._length];
        attribute.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(attribute, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(attribute[2..], (ushort)length);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)(_length - StunMessage.HeaderLength));
        return attribute.Slice(StunMessage.AttributeHeaderLength, length);
    }
}
