using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary>AES_CM_128_HMAC_SHA1_80 (RFC 3711 §4, RFC 5764 §4.1.2).</summary>
/// <remarks>
/// <code>
/// SRTP:   header | payload (encrypted) | tag over all before it and the ROC
/// SRTCP:  header | the rest (encrypted) | E + index | tag over all before it
/// </code>
/// </remarks>
internal sealed class CounterModeTransform : SrtpTransform
{
    private const int TagBytes = 10;

    private readonly AesCounterMode _cipher;
    private readonly IncrementalHash _authentication;
    private readonly byte[] _salt;

    public CounterModeTransform(SrtpKeys keys)
    {
        _cipher = AesCounterMode.Create(keys.Encryption);
#pragma warning disable CA5350 // The profile knows no other hash.
        _authentication = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.Authentication);
#pragma warning restore CA5350
        _salt = (byte[])keys.Salt.Clone();
    }

    public override int TagLength => TagBytes;

    public override int ProtectRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index)
    {
        Encrypt(buffer[headerLength..length], ssrc, index);
        Span<byte> roc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(roc, (uint)(index >> 16));
        WriteTag(buffer[..length], roc, buffer.Slice(length, TagBytes));
        return length + TagBytes;
    }

    public override bool UnprotectRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        var length = packet.Length - TagBytes;
        Span<byte> roc = stackalloc byte[4];
        Span<byte> tag = stackalloc byte[TagBytes];
        BinaryPrimitives.WriteUInt32BigEndian(roc, (uint)(index >> 16));
        WriteTag(packet[..length], roc, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, packet[length..]))
        {
            return false;
        }

        Encrypt(packet[headerLength..length], ssrc, index);
        return true;
    }

    public override int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        Encrypt(buffer[RtcpHeaderLength..length], ssrc, index);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], index | EncryptedFlag);
        length += RtcpIndexLength;
        WriteTag(buffer[..length], default, buffer.Slice(length, TagBytes));
        return length + TagBytes;
    }

    public override int RtcpIndexOffset(int packetLength) => packetLength - TagBytes - RtcpIndexLength;

    public override bool UnprotectRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var authenticated = packet.Length - TagBytes;
        Span<byte> tag = stackalloc byte[TagBytes];
        WriteTag(packet[..authenticated], default, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, packet[authenticated..]))
        {
            return false;
        }

        Encrypt(packet[RtcpHeaderLength..(authenticated - RtcpIndexLength)], ssrc, index);
        return true;
    }

    public override void Dispose()
    {
        _cipher.Dispose();
        _authentication.Dispose();
    }

    // IV = (k_s * 2^16) XOR (SSRC * 2^64) XOR (i * 2^16) (RFC 3711 §4.1.1)
    private void Encrypt(Span<byte> text, uint ssrc, ulong index)
    {
        Span<byte> counter = stackalloc byte[AesCounterMode.BlockLength];
        _salt.CopyTo(counter);
        BinaryPrimitives.WriteUInt16BigEndian(counter[14..], 0);
        var sources = counter[4..8];
        BinaryPrimitives.WriteUInt32BigEndian(sources, BinaryPrimitives.ReadUInt32BigEndian(sources) ^ ssrc);
        var indices = counter[6..14];
        BinaryPrimitives.WriteUInt64BigEndian(indices, BinaryPrimitives.ReadUInt64BigEndian(indices) ^ index);
        _cipher.Transform(counter, text);
    }

    private void WriteTag(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> roc, Span<byte> tag)
    {
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        _authentication.AppendData(packet);
        _authentication.AppendData(roc);
        _authentication.GetHashAndReset(mac);
        mac[..TagBytes].CopyTo(tag);
    }
}
