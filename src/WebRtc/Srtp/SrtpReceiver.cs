using System.Buffers.Binary;

namespace Itog.WebRtc.Srtp;

/// <summary>
/// Authenticates and decrypts what one peer receives, RTP and RTCP of all its SSRCs. Owned by a <see cref="Peer"/>, one thread.
/// Only authentic packets change its state.
/// </summary>
public sealed class SrtpReceiver : IDisposable
{
    private readonly SrtpTransform _rtp;
    private readonly SrtpTransform _rtcp;
    private readonly SrtpStreams _rtpStreams = new();
    private readonly SrtpStreams _rtcpStreams = new();

    public SrtpReceiver(SrtpKeys rtp, SrtpKeys rtcp)
    {
        _rtp = SrtpTransform.Create(rtp, encrypt: false);
        _rtcp = SrtpTransform.Create(rtcp, encrypt: false);
    }

    /// <summary>Decrypts in place; when accepted, the clear packet is <c>packet[..length]</c>.</summary>
    public SrtpVerdict UnprotectRtp(Span<byte> packet, out int length)
    {
        length = packet.Length - _rtp.TagLength;
        if (length < 0 || !SrtpHeader.TryReadRtp(packet[..length], out var headerLength, out var sequence, out var ssrc))
        {
            return SrtpVerdict.Malformed;
        }

        var window = _rtpStreams.Find(ssrc);
        if (!SrtpStreams.TryEstimateIndex(window, sequence, out var index) || window?.IsFresh(index) == false)
        {
            return SrtpVerdict.Replayed;
        }

        if (!_rtp.UnprotectRtp(packet, headerLength, ssrc, index))
        {
            return SrtpVerdict.Unauthentic;
        }

        return Accept(_rtpStreams, window, ssrc, index);
    }

    /// <summary>Decrypts in place; when accepted, the clear packet is <c>packet[..length]</c>.</summary>
    public SrtpVerdict UnprotectRtcp(Span<byte> packet, out int length)
    {
        length = packet.Length - _rtcp.TagLength - SrtpTransform.RtcpIndexLength;
        if (length < 0 || !SrtpHeader.TryReadRtcp(packet[..length], out var ssrc))
        {
            return SrtpVerdict.Malformed;
        }

        var word = BinaryPrimitives.ReadUInt32BigEndian(packet[_rtcp.RtcpIndexOffset(packet.Length)..]);
        if ((word & SrtpTransform.EncryptedFlag) == 0)
        {
            return SrtpVerdict.Malformed; // We do not take unencrypted SRTCP, because both profiles of WebRTC encrypt it (RFC 5764 §4.1.2).
        }

        var index = word & ~SrtpTransform.EncryptedFlag;
        var window = _rtcpStreams.Find(ssrc);
        if (window?.IsFresh(index) == false)
        {
            return SrtpVerdict.Replayed;
        }

        if (!_rtcp.UnprotectRtcp(packet, ssrc, index))
        {
            return SrtpVerdict.Unauthentic;
        }

        return Accept(_rtcpStreams, window, ssrc, index);
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private static SrtpVerdict Accept(SrtpStreams streams, ReplayWindow? window, uint ssrc, ulong index)
    {
        if (window is null)
        {
            if (streams.IsFull)
            {
                return SrtpVerdict.TooManyStreams;
            }

            window = streams.Add(ssrc);
        }

        window.Add(index);
        return SrtpVerdict.Accepted;
    }
}
