using System.Buffers.Binary;

namespace Itog.WebRtc.Rtp;

/// <summary>
/// Writes one RTP packet into the caller's buffer: header, then extensions in the one-byte form, then the payload.
/// Made on the stack for each packet; allocates nothing.
/// </summary>
/// <remarks>
/// Extensions whose identifier or length does not fit the one-byte form (RFC 8285 §4.2) are refused:
/// <c>SdpAnswer</c> accepts only identifiers 1..14, so none arises from our own sessions.
/// </remarks>
public ref struct RtpWriter
{
    private readonly Span<byte> _buffer;
    private int _length;
    private int _extensionStart;

    /// <summary>Starts a packet; <paramref name="buffer"/> holds at least the fixed header of 12 bytes.</summary>
    public RtpWriter(Span<byte> buffer, scoped in RtpHeader header)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, RtpPacket.FixedHeaderLength, nameof(buffer));
        _buffer = buffer;
        buffer[0] = 0x80;
        buffer[1] = (byte)((header.Marker ? 0x80 : 0) | (header.PayloadType.Value & 0x7F));
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], header.Sequence.Value);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], header.Timestamp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], header.Ssrc.Value);
        _length = RtpPacket.FixedHeaderLength;
    }

    /// <summary>Adds an extension of 1..16 bytes with an identifier 1..14; false and no change when it does not fit.</summary>
    public bool TryAddExtension(int id, scoped ReadOnlySpan<byte> value)
    {
        if (!TryReserve(id, value.Length, out var destination))
        {
            return false;
        }

        value.CopyTo(destination);
        return true;
    }

    /// <summary>Adds the MID of the m-line (RFC 9143 §15.2), 1..16 bytes of ASCII.</summary>
    public bool TryAddMid(int id, scoped ReadOnlySpan<byte> mid) => TryAddExtension(id, mid);

    /// <summary>Adds the transport-wide sequence number of this packet.</summary>
    public bool TryAddTransportSequence(int id, ushort sequence)
    {
        if (!TryReserve(id, 2, out var destination))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination, sequence);
        return true;
    }

    /// <summary>Adds abs-send-time: 24 bits, seconds in 6.18 fixed point, wraps every 64 s.</summary>
    public bool TryAddAbsSendTime(int id, MediaTime now)
    {
        if (!TryReserve(id, 3, out var destination))
        {
            return false;
        }

        var nanoseconds = now.Nanoseconds % 64_000_000_000;
        var fixedPoint = (uint)((nanoseconds << 18) / 1_000_000_000) & 0xFFFFFF;
        destination[0] = (byte)(fixedPoint >> 16);
        destination[1] = (byte)(fixedPoint >> 8);
        destination[2] = (byte)fixedPoint;
        return true;
    }

    /// <summary>Adds the audio level (RFC 6464 §3).</summary>
    public bool TryAddAudioLevel(int id, AudioLevel level)
    {
        if (!TryReserve(id, 1, out var destination))
        {
            return false;
        }

        destination[0] = level.ToByte();
        return true;
    }

    /// <summary>Ends the packet with <paramref name="payload"/>; false when the buffer is too small.</summary>
    public bool TryFinish(scoped ReadOnlySpan<byte> payload, out int length)
    {
        if (!TryFinishHeader(out length, out var destination) || destination.Length < payload.Length)
        {
            length = 0;
            return false;
        }

        payload.CopyTo(destination);
        length += payload.Length;
        return true;
    }

    /// <summary>
    /// Ends the header only: the caller writes its payload into <paramref name="payloadSpace"/> (the rest of the buffer),
    /// and the packet is <paramref name="headerLength"/> plus what it wrote.
    /// </summary>
    public bool TryFinishHeader(out int headerLength, out Span<byte> payloadSpace)
    {
        CloseExtensions();
        headerLength = _length;
        payloadSpace = _buffer[_length..];
        return true;
    }

    /// <summary>Ends the packet as a probe without payload: <paramref name="padding"/> bytes, 1..255 (RFC 3550 §5.1).</summary>
    public bool TryFinishPadding(byte padding, out int length)
    {
        length = 0;
        CloseExtensions();
        if (padding == 0 || _buffer.Length - _length < padding)
        {
            return false;
        }

        _buffer[0] |= 0x20;
        _buffer.Slice(_length, padding).Clear();
        length = _length + padding;
        _buffer[length - 1] = padding;
        return true;
    }

    private bool TryReserve(int id, int length, out Span<byte> value)
    {
        value = default;
        if (id is < 1 or > 14 || length is < 1 or > 16)
        {
            return false;
        }

        var start = _extensionStart == 0 ? _length + 4 : _length;

        // Three bytes stay free, so that the padding to a whole word always fits.
        if (_buffer.Length < start + 1 + length + 3)
        {
            return false;
        }

        if (_extensionStart == 0)
        {
            _buffer[0] |= 0x10;
            BinaryPrimitives.WriteUInt16BigEndian(_buffer[_length..], RtpPacket.OneByteProfile);
            _extensionStart = start;
        }

        _buffer[start] = (byte)((id << 4) | (length - 1));
        value = _buffer.Slice(start + 1, length);
        _length = start + 1 + length;
        return true;
    }

    private void CloseExtensions()
    {
        if (_extensionStart == 0)
        {
            return;
        }

        while ((_length - _extensionStart) % 4 != 0)
        {
            _buffer[_length++] = 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(_buffer[(_extensionStart - 2)..], (ushort)((_length - _extensionStart) / 4));
    }
}
