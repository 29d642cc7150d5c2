namespace Itog.WebRtc.Srtp;

/// <summary>Protects what one peer sends, RTP and RTCP of all its SSRCs. Owned by a <see cref="Peer"/>, one thread.</summary>
public sealed class SrtpSender : IDisposable
{
    /// <summary>Free bytes needed after a clear packet: tag and SRTCP index.</summary>
    public const int Overhead = 16 + 4;

    private const uint LastRtcpIndex = 0x7FFF_FFFF;

    private readonly SrtpTransform _rtp;
    private readonly SrtpTransform _rtcp;
    private readonly SrtpStreams _streams = new();

    // One counter for all SSRCs: RFC 3711 §3.2.3 wants it to grow per SSRC, and gaps do no harm.
    private uint _rtcpIndex;

    public SrtpSender(SrtpKeys rtp, SrtpKeys rtcp)
    {
        _rtp = SrtpTransform.Create(rtp, encrypt: true);
        _rtcp = SrtpTransform.Create(rtcp, encrypt: true);
    }

    /// <summary>Protects the clear RTP packet in <c>buffer[..length]</c> in place.</summary>
    /// <returns>Refused as replayed when its index was used before: encrypting two texts with one nonce would give GCM's key away (RFC 7714 §8.4).</returns>
    public SrtpVerdict ProtectRtp(Span<byte> buffer, int length, out int protectedLength)
    {
        protectedLength = 0;
        if (!SrtpHeader.TryReadRtp(buffer[..length], out var headerLength, out var sequence, out var ssrc))
        {
            return SrtpVerdict.Malformed;
        }

        var window = _streams.Find(ssrc);
        if (window is null)
        {
            if (_streams.IsFull)
            {
                return SrtpVerdict.TooManyStreams;
            }

            window = _streams.Add(ssrc);
        }

        if (!SrtpStreams.TryEstimateIndex(window, sequence, out var index) || !window.IsFresh(index))
        {
            return SrtpVerdict.Replayed;
        }

        window.Add(index);
        protectedLength = _rtp.ProtectRtp(buffer, length, headerLength, ssrc, index);
        return SrtpVerdict.Accepted;
    }

    /// <summary>Protects the clear RTCP packet in <c>buffer[..length]</c> in place.</summary>
    public SrtpVerdict ProtectRtcp(Span<byte> buffer, int length, out int protectedLength)
    {
        protectedLength = 0;
        if (!SrtpHeader.TryReadRtcp(buffer[..length], out var ssrc))
        {
            return SrtpVerdict.Malformed;
        }

        if (_rtcpIndex == LastRtcpIndex)
        {
            return SrtpVerdict.Replayed; // All indices are used up: a new handshake is due (RFC 3711 §9.2).
        }

        protectedLength = _rtcp.ProtectRtcp(buffer, length, ssrc, ++_rtcpIndex);
        return SrtpVerdict.Accepted;
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }
}
