using System.Buffers.Binary;
using System.Text;
using Itog.Conference.Signalling;
using Itog.WebRtc;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Rooms;

/// <summary>
/// One encoding of an <see cref="UpTrack"/> (RFC 8853: a simulcast layer; a track without simulcast is one layer): makes one clean stream of originals and
/// retransmissions, asks again for what is missing, and hands each packet, once, to its track. Worker thread.
/// </summary>
internal sealed class UpLayer
{
    /// <summary>A cached packet: timestamp, marker, payload.</summary>
    private const int CachedHeaderLength = 5;
    private const int CachedPackets = 512;

    /// <summary>Believed of a layer of which little has been seen.</summary>
    private const double GuessedRate = 500_000;
    private const double GuessedSmallRate = 100_000;

    /// <summary>How much of its difference to the present rate the steady one makes up for in each step: it follows within some three seconds.</summary>
    private const double RateGain = 0.15;
    private static readonly TimeSpan RateInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>What is asked for later comes too late for a conversation: a key frame helps then, and is dearer for the КИМ.</summary>
    private static readonly TimeSpan FaceKept = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan ScreenKept = TimeSpan.FromSeconds(2);

    /// <summary>For as long the КИМ may wait in the pacer of a slow line. It stands still, so it is worth that.</summary>
    internal static readonly TimeSpan WaitingScreenKept = TimeSpan.FromSeconds(9);

    /// <summary>Sound is small and soon too late: it is asked for often, and not for long.</summary>
    private static readonly NackOptions VoicePatience = new() { Capacity = 64, RetryRoundTrips = 0.6, MaxAge = TimeSpan.FromSeconds(0.8) };

    private readonly Member _member;
    private readonly NegotiatedCodec _codec;
    private readonly ExtensionIds _extensions;
    private readonly byte[]? _rid;
    private readonly DuplicateWindow _window = new();
    private readonly NackGenerator? _nack;
    private RetransmissionCache? _cache;
    private readonly TrackMeter _meter = new();
    private SequenceUnwrapper _sequence;
    private ReceiverStatistics? _receiver;
    private KeyFrameThrottle _keyFrames;
    private SenderReport? _senderReport;
    private Ssrc? _rtx;
    private long _lostBefore;
    private double _rate;
    private MediaTime _nextRate;

    /// <param name="index">Its place among the layers of the offer.</param>
    /// <param name="rid">The layer's identifier; null: the track has no other.</param>
    public UpLayer(UpTrack track, Member member, PlannedTrack plan, int index, string? rid)
    {
        Track = track;
        Index = index;
        Rid = rid;
        _member = member;
        _codec = plan.Media.Codec!;
        _extensions = plan.Media.Extensions;
        _rid = rid is null ? null : Encoding.ASCII.GetBytes(rid);
        _rate = rid is not null && index == 0 ? GuessedSmallRate : GuessedRate;
        _nack = _codec.HasNack ? new NackGenerator(track.IsVideo ? null : VoicePatience) : null;
    }

    public UpTrack Track { get; }
    public int Index { get; }
    public string? Rid { get; }

    /// <summary>The media stream; null until the offer or a packet told.</summary>
    public Ssrc? Ssrc { get; private set; }

    /// <summary>Whether a media packet has come.</summary>
    public bool Started { get; private set; }

    /// <summary>Whether its publisher, for want of transport-wide feedback, waits to be told a rate.</summary>
    public bool NeedsRemb => Started && _codec is { HasRemb: true, HasTransportFeedback: false };

    /// <summary>Size of the last key frame's picture; null before one.</summary>
    public int? Width => _meter.Width;

    public int? Height => _meter.Height;

    /// <summary>Pixels of the last key frame; 0 before one.</summary>
    public int Area => (_meter.Width ?? 0) * (_meter.Height ?? 0);

    /// <summary>For how long what comes now is to be kept, to be sent once more; a screen for longer while a slow line is still being given it.</summary>
    public TimeSpan Kept => !Track.IsScreen ? FaceKept : Track.IsWaiting ? WaitingScreenKept : ScreenKept;

    /// <summary>Packets that came, each once.</summary>
    public long Packets => _meter.Packets;

    /// <summary>The highest extended number of its packets.</summary>
    public long Newest => _sequence.Newest;

    /// <summary>Whether a packet came within the last second: publishers stop layers that they cannot afford.</summary>
    public bool IsFlowing(MediaTime now) => _meter.IsFlowing(now);

    /// <summary>Its rate over the last second.</summary>
    public long BitsPerSecond(MediaTime now) => _meter.BitsPerSecond(now);

    /// <summary>Its rate without the ups and downs of single frames, in bits per second: what sending it takes.</summary>
    public long Rate => Started ? (long)_rate : 0;

    public void RequestKeyFrame() => _keyFrames.Want();

    /// <summary>Takes the streams that the offer announced.</summary>
    public void Bind(PublishedSource declared)
    {
        Bind(declared.Media);
        _rtx = declared.Rtx;
    }

    /// <summary>Takes a stream that the offer did not announce, when its packet, known to be of this m-line, names this layer (RFC 8852 §3).</summary>
    public bool TryBind(in RtpPacket packet, IReadOnlyList<PublishedSource> declared)
    {
        if (packet.PayloadType == _codec.PayloadType && Ssrc is null && IsNamedBy(packet, _extensions.Rid))
        {
            Bind(packet.Ssrc);
            foreach (var source in declared)
            {
                if (source.Media == packet.Ssrc)
                {
                    // Firefox does not name what a retransmission repairs, but its offer pairs the streams.
                    _rtx ??= source.Rtx;
                }
            }

            return true;
        }

        if (packet.PayloadType == _codec.Rtx && _rtx is null && IsNamedBy(packet, _extensions.RepairedRid))
        {
            _rtx = packet.Ssrc;
            return true;
        }

        return false;
    }

    /// <summary>Whether a stream is known as that of this layer's retransmissions.</summary>
    public bool IsRepairedBy(Ssrc ssrc) => _rtx == ssrc;

    /// <summary>One packet of one of the streams; false when its payload type was not negotiated for that stream.</summary>
    public bool HandlePacket(MediaTime now, in RtpPacket packet)
    {
        if (packet.Ssrc == Ssrc && packet.PayloadType == _codec.PayloadType)
        {
            var sequence = _sequence.Unwrap(packet.Sequence);
            if (_nack?.HasAskedFor(sequence) != true)
            {
                // Sound is repeated on its own stream; it counts as lost like what comes again by RTX.
                _receiver!.OnPacket(sequence, packet.Timestamp, now);
            }

            Accept(now, sequence, packet, packet.Payload);
            return true;
        }

        if (packet.Ssrc == _rtx && packet.PayloadType == _codec.Rtx)
        {
            // Browsers also probe the path by padding on this stream: there is nothing to unwrap then.
            if (_sequence.HasStarted && Rtx.TryUnwrap(packet, out var original, out var payload))
            {
                Accept(now, _sequence.Peek(original), packet, payload);
            }

            return true;
        }

        return false;
    }

    public void OnSenderReport(MediaTime now, in SenderReport report)
    {
        if (report.Sender == Ssrc)
        {
            _senderReport = report;
            _receiver!.OnSenderReport(report, now);
            Track.OnSenderReport(now, this, report);
        }
    }

    /// <summary>The publisher's RTP time of this layer at a moment of the media clock; false before its first sender report.</summary>
    public bool TryGetRtpTime(MediaTime now, out RtpTimestamp timestamp)
    {
        timestamp = default;
        if (_senderReport is not { } report)
        {
            return false;
        }

        var since = now - _member.Clock.ToMediaTime(report.Ntp);
        timestamp = report.Rtp.Add((long)(since.TotalSeconds * _codec.ClockRate));
        return true;
    }

    /// <summary>The packets to ask the publisher for now.</summary>
    public int CollectMissing(MediaTime now, TimeSpan roundTrip, Span<SequenceNumber> missing)
    {
        if (_nack is null)
        {
            return 0;
        }

        _nack.RoundTrip = roundTrip;
        var count = _nack.Collect(now, missing);
        if (Track.IsVideo && _nack.Lost > _lostBefore)
        {
            // Decoders stand still after a hole that will not be filled.
            RequestKeyFrame();
        }

        _lostBefore = _nack.Lost;
        return count;
    }

    /// <summary>
    /// Whether to ask the publisher for a key frame now. Not for one of a camera's layer that it has stopped: browsers begin all the others anew instead,
    /// again and again, on a line that was too narrow already. A window of the КИМ in which nothing moves stands still, and is asked.
    /// </summary>
    public bool TryAskKeyFrame(MediaTime now) =>
        Started && Track.IsVideo && _codec.HasPli && (Track.IsScreen || IsFlowing(now)) && _keyFrames.TryAsk(now);

    public bool TryMakeReport(MediaTime now, out ReportBlock block)
    {
        block = Started ? _receiver!.CreateReport(now) : default;
        return Started;
    }

    /// <summary>Finds a packet already forwarded, for a retransmission.</summary>
    public bool TryRecall(MediaTime now, long sequence, out IncomingPacket packet)
    {
        packet = default;
        if (_cache is null || !_cache.TryGet(sequence, now, Track.IsScreen ? WaitingScreenKept : FaceKept, out var kept))
        {
            return false;
        }

        packet = Make(sequence, new RtpTimestamp(BinaryPrimitives.ReadUInt32BigEndian(kept)), kept[4] != 0, null, kept[CachedHeaderLength..]);
        return true;
    }

    public LayerStatistics Statistics(MediaTime now) => new(
        Rid,
        _meter.IsFlowing(now),
        _meter.BitsPerSecond(now),
        _meter.LossPercent,
        _receiver?.Jitter.TotalMilliseconds ?? 0,
        _meter.Width,
        _meter.Height,
        _meter.Packets,
        _nack?.Recovered ?? 0,
        _meter.Duplicates,
        _keyFrames.Requests);

    /// <summary>RFC 6464, smoothed; null for pictures and when the publisher does not send it.</summary>
    public int? Level(MediaTime now) => _meter.Level(now);

    /// <summary>Call a few times a second: rolls the meters' windows on.</summary>
    public void Roll(MediaTime now)
    {
        _meter.Roll(now);
        if (Started && now >= _nextRate)
        {
            _nextRate = now + RateInterval;
            _rate += RateGain * (_meter.BitsPerSecond(now) - _rate);
        }
    }

    private void Bind(Ssrc ssrc)
    {
        Ssrc = ssrc;
        _receiver = new ReceiverStatistics(ssrc, _codec.ClockRate);
    }

    private bool IsNamedBy(in RtpPacket packet, int extension) =>
        _rid is null || (extension > 0 && packet.TryGetExtension(extension, out var rid) && rid.SequenceEqual(_rid));

    // header: of the packet that came, an original or a retransmission: timestamp and marker are the same in both (RFC 4588 §4).
    private void Accept(MediaTime now, long sequence, in RtpPacket header, ReadOnlySpan<byte> payload)
    {
        _nack?.OnPacket(sequence, now);
        if (!_window.TryAdd(sequence))
        {
            _meter.OnDuplicate();
            return;
        }

        AudioLevel? level = null;
        if (_extensions.AudioLevel > 0 && header.TryGetExtension(_extensions.AudioLevel, out var value) && AudioLevel.TryParse(value, out var parsed))
        {
            level = parsed;
        }

        var packet = Make(sequence, header.Timestamp, header.Marker, level, payload);
        var area = Area;
        _meter.OnPacket(now, packet, header.Bytes.Length);
        if (packet.Vp8 is { StartsKeyFrame: true })
        {
            _keyFrames.Arrived();
            if (Area != area)
            {
                Track.OnLayerResized();
            }
        }

        if (!Started)
        {
            Started = true;
            Track.OnLayerStarted(now);
        }

        Cache(now, packet);
        Track.Forward(now, this, packet);
    }

    private IncomingPacket Make(long sequence, RtpTimestamp timestamp, bool marker, AudioLevel? level, ReadOnlySpan<byte> payload) => new()
    {
        Sequence = sequence,
        Timestamp = timestamp,
        Marker = marker,
        Level = level,
        Payload = payload,
        Vp8 = Track.IsVideo && Vp8Descriptor.TryParse(payload, out var descriptor) ? descriptor : null,
    };

    private void Cache(MediaTime now, in IncomingPacket packet)
    {
        var bytes = _member.Scratch;
        if (!Track.IsVideo || packet.Payload.Length > bytes.Length - CachedHeaderLength)
        {
            return;
        }

        _cache ??= new RetransmissionCache(CachedPackets);
        _cache.Kept = Kept;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, packet.Timestamp.Value);
        bytes[4] = packet.Marker ? (byte)1 : (byte)0;
        packet.Payload.CopyTo(bytes[CachedHeaderLength..]);
        _cache.Store(packet.Sequence, bytes[..(CachedHeaderLength + packet.Payload.Length)], now);
    }
}
