using System.Buffers.Binary;

namespace Itog.WebRtc.Srtp;

/// <summary>AEAD_AES_128_GCM (RFC 7714).</summary>
/// <remarks>
/// <code>
/// SRTP:   header (AAD) | payload (encrypted) | tag
/// SRTCP:  header (AAD) | the rest (encrypted) | tag | E + index (AAD)
/// </code>
/// </remarks>
internal sealed class GcmTransform(SrtpKeys keys, bool encrypt) : SrtpTransform
{
    private readonly Aes128Gcm _cipher = Aes128Gcm.Create(keys.Encryption, encrypt);
    private readonly byte[] _salt = (byte[])keys.Salt.Clone();

    public override int TagLength => Aes128Gcm.TagLength;

    public override int ProtectRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[Aes128Gcm.NonceLength];
        WriteRtpNonce(nonce, ssrc, index);
        _cipher.Seal(nonce, buffer[..headerLength], buffer[headerLength..length], buffer.Slice(length, TagLength));
        return length + TagLength;
    }

    public override bool UnprotectRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[Aes128Gcm.NonceLength];
        WriteRtpNonce(nonce, ssrc, index);
        var length = packet.Length - TagLength;
        return _cipher.Open(nonce, packet[..headerLength], packet[headerLength..length], packet[length..]);
    }

    public override int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[Aes128Gcm.NonceLength];
        Span<byte> associated = stackalloc byte[RtcpHeaderLength + RtcpIndexLength];
        WriteRtcpNonce(nonce, ssrc, index);
        WriteRtcpAssociated(associated, buffer, index);
        _cipher.Seal(nonce, associated, buffer[RtcpHeaderLength..length], buffer.Slice(length, TagLength));
        associated[RtcpHeaderLength..].CopyTo(buffer[(length + TagLength)..]);
        return length + TagLength + RtcpIndexLength;
    }

    public override int RtcpIndexOffset(int packetLength) => packetLength - RtcpIndexLength;

    public override bool UnprotectRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[Aes128Gcm.NonceLength];
        Span<byte> associated = stackalloc byte[RtcpHeaderLength + RtcpIndexLength];
        WriteRtcpNonce(nonce, ssrc, index);
        WriteRtcpAssociated(associated, packet, index);
        var length = packet.Length - RtcpIndexLength - TagLength;
        return _cipher.Open(nonce, associated, packet[RtcpHeaderLength..length], packet.Slice(length, TagLength));
    }

    public override void Dispose() => _cipher.Dispose();

    // 00 00 | SSRC | ROC | SEQ, XOR salt (RFC 7714 §8.1)
    private void WriteRtpNonce(Span<byte> nonce, uint ssrc, ulong index)
    {
        BinaryPrimitives.WriteUInt16BigEndian(nonce, 0);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt16BigEndian(nonce[6..], (ushort)(index >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], (uint)index);
        AddSalt(nonce);
    }

    // 00 00 | SSRC | 00 00 | 0 + SRTCP index, XOR salt (RFC 7714 §9.1)
    private void WriteRtcpNonce(Span<byte> nonce, uint ssrc, uint index)
    {
        BinaryPrimitives.WriteUInt16BigEndian(nonce, 0);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt16BigEndian(nonce[6..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], index);
        AddSalt(nonce);
    }

    private void AddSalt(Span<byte> nonce)
    {
        for (var i = 0; i < nonce.Length; i++)
        {
            nonce[i] ^= _salt[i];
        }
    }

    private static void WriteRtcpAssociated(Span<byte> associated, ReadOnlySpan<byte> packet, uint index)
    {
        packet[..RtcpHeaderLength].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeaderLength..], index | EncryptedFlag);
    }
}
