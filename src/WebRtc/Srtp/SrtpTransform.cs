namespace Itog.WebRtc.Srtp;

/// <summary>
/// Encrypts and authenticates single packets with one direction's session keys, given their index. It keeps no state of streams.
/// Owned by an <see cref="SrtpSender"/> or <see cref="SrtpReceiver"/>, one thread.
/// </summary>
internal abstract class SrtpTransform : IDisposable
{
    /// <summary>The fixed header of RTCP, which stays clear (RFC 3711 §3.4).</summary>
    public const int RtcpHeaderLength = 8;

    /// <summary>E flag and SRTCP index (RFC 3711 §3.4).</summary>
    public const int RtcpIndexLength = 4;

    public const uint EncryptedFlag = 0x8000_0000;

    /// <summary>Bytes that the tag adds to a packet.</summary>
    public abstract int TagLength { get; }

    public static SrtpTransform Create(SrtpKeys keys, bool encrypt) => keys.Profile switch
    {
        SrtpProfile.AeadAes128Gcm => new GcmTransform(keys, encrypt),
        SrtpProfile.AesCm128HmacSha1Tag80 => new CounterModeTransform(keys),
        _ => throw new ArgumentOutOfRangeException(nameof(keys)),
    };

    /// <summary>Protects <c>buffer[..length]</c>; returns the new length.</summary>
    /// <param name="index">2^16 × ROC + SEQ (RFC 3711 §3.3.1).</param>
    public abstract int ProtectRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index);

    /// <summary>Reveals a whole SRTP packet in place; false when it is not authentic.</summary>
    public abstract bool UnprotectRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <summary>Protects <c>buffer[..length]</c>; returns the new length.</summary>
    /// <param name="index">31 bits (RFC 3711 §3.4).</param>
    public abstract int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index);

    /// <summary>Where the E flag and index stand in an SRTCP packet.</summary>
    public abstract int RtcpIndexOffset(int packetLength);

    /// <summary>Reveals a whole SRTCP packet in place; false when it is not authentic.</summary>
    public abstract bool UnprotectRtcp(Span<byte> packet, uint ssrc, uint index);

    public abstract void Dispose();
}
