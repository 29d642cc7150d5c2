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
/// The receiving end of a track that a member publishes: makes one clean stream of originals and retransmissions, asks again for what is missing,
/// and hands each packet, once, to the slots and subscribers that the <see cref="Room"/> has wired to it. Owned by a <see cref="Member"/>; worker thread.
/// </summary>
internal sealed class UpTrack
{
    /// <summary>A cached packet: timestamp, marker, payload.</summary>
    private const int CachedHeaderLength = 5;
    private const int CachedPackets = 512;

    /// <summary>Sound is small and soon too late: it is asked for often, and not for long.</summary>
    private static readonly NackOptions VoicePatience = new() { Capacity = 64, RetryRoundTrips = 0.6, MaxAge = TimeSpan.FromSeconds(0.8) };

    private readonly Member _member;
    private readonly NegotiatedCodec _codec;
    private readonly ExtensionIds _extensions;
    private readonly byte[] _mid;
    private readonly DuplicateWindow _window = new();
    private readonly NackGenerator? _nack;
    private readonly RetransmissionCache? _cache;
    private readonly TrackMeter _meter = new();
    private SequenceUnwrapper _sequence;
    private ReceiverStatistics? _receiver;
    private KeyFrameThrottle _keyFrames;
    private SenderReport? _senderReport;
    private DownTrack[] _slots = [];
    private Attachment[] _attachments = [];
    private Ssrc? _rtx;
    private long _lostBefore;

    public UpTrack(Member member, PlannedTrack plan)
    {
        _member = member;
        _codec = plan.Media.Codec!;
        _mid = Encoding.ASCII.GetBytes(plan.Media.Mid);
        Slot = new Slot(member.Seat, plan.Source);
        _extensions = plan.Media.Extensions;
        DeclaredSsrcs = [.. plan.Media.Sources.Take(1).SelectMany(s => s.Rtx is { } rtx ? new[] { s.Media, rtx } : [s.Media])];
        if (plan.Media.Sources is [var declared, ..])
        {
            Bind(declared.Media);
            _rtx = declared.Rtx;
        }

        _nack = _codec.HasNack ? new NackGenerator(IsVideo ? null : VoicePatience) : null;
        _cache = IsVideo ? new RetransmissionCache(CachedPackets) : null;
    }

    public Slot Slot { get; }
    public MemberId Publisher => _member.Id;

    /// <summary>Under which extension packets carry the numbers of transport-wide feedback; 0 where its publisher takes none.</summary>
    public int TransportSequenceId => _codec.HasTransportFeedback ? _extensions.TransportSequence : 0;

    /// <summary>The streams that the offer announced for this track.</summary>
    public IReadOnlyList<Ssrc> DeclaredSsrcs { get; }

    /// <summary>The media stream; null until the offer or a packet told.</summary>
    public Ssrc? Ssrc { get; private set; }

    /// <summary>Whether a media packet has come.</summary>
    public bool Started { get; private set; }

    public bool IsVideo => Slot.Source != TrackSource.Microphone;

    /// <summary>Whether its publisher, for want of transport-wide feedback, waits to be told a rate.</summary>
    public bool NeedsRemb => Started && _codec is { HasRemb: true, HasTransportFeedback: false };

    /// <summary>Who gets the packets from now on.</summary>
    public void Wire(DownTrack[] slots, Attachment[] attachments)
    {
        _slots = slots;
        _attachments = attachments;
    }

    /// <summary>It fills its slot no longer.</summary>
    public void Unwire() => Wire([], []);

    public void RequestKeyFrame() => _keyFrames.Want();

    /// <summary>Takes a stream that the offer did not announce, when its packet names this m-line and one of its payload types.</summary>
    public bool TryBind(in RtpPacket packet)
    {
        if (_extensions.Mid == 0 || !packet.TryGetExtension(_extensions.Mid, out var mid) || !mid.SequenceEqual(_mid))
        {
            return false;
        }

        if (packet.PayloadType == _codec.PayloadType && Ssrc is null)
        {
            Bind(packet.Ssrc);
            return true;
        }

        if (packet.PayloadType == _codec.Rtx && _rtx is null)
        {
            _rtx = packet.Ssrc;
            return true;
        }

        return false;
    }

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
        if (report.Sender != Ssrc)
        {
            return;
        }

        _senderReport = report;
        _receiver!.OnSenderReport(report, now);
        foreach (var attachment in _attachments)
        {
            attachment.OnSenderReport(this, report.Ntp.Value, report.Rtp.Value, now);
        }
    }

    /// <summary>The publisher's RTP time at a moment of the media clock; false before its first sender report.</summary>
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
        if (IsVideo && _nack.Lost > _lostBefore)
        {
            // Decoders stand still after a hole that will not be filled.
            RequestKeyFrame();
        }

        _lostBefore = _nack.Lost;
        return count;
    }

    /// <summary>Whether to ask the publisher for a key frame now.</summary>
    public bool TryAskKeyFrame(MediaTime now) => IsVideo && Started && _codec.HasPli && _keyFrames.TryAsk(now);

    public bool TryMakeReport(MediaTime now, out ReportBlock block)
    {
        block = Started ? _receiver!.CreateReport(now) : default;
        return Started;
    }

    /// <summary>Finds a packet already forwarded, for a retransmission.</summary>
    public bool TryRecall(MediaTime now, long sequence, out IncomingPacket packet)
    {
        packet = default;
        if (_cache is null || !_cache.TryGet(sequence, now, CacheAge, out var kept))
        {
            return false;
        }

        packet = Make(sequence, new RtpTimestamp(BinaryPrimitives.ReadUInt32BigEndian(kept)), kept[4] != 0, null, kept[CachedHeaderLength..]);
        return true;
    }

    public TrackStatistics Statistics(MediaTime now) => new(
        Slot.Source,
        _meter.IsFlowing(now),
        _meter.BitsPerSecond(now),
        _meter.LossPercent,
        _receiver?.Jitter.TotalMilliseconds ?? 0,
        _meter.Level(now),
        _meter.Width,
        _meter.Height,
        _meter.Packets,
        _nack?.Recovered ?? 0,
        _meter.Duplicates,
        _keyFrames.Requests);

    /// <summary>Call a few times a second: rolls the meters' windows on.</summary>
    public void Roll(MediaTime now) => _meter.Roll(now);

    private static TimeSpan CacheAge => TimeSpan.FromSeconds(2);

    private void Bind(Ssrc ssrc)
    {
        Ssrc = ssrc;
        _receiver = new ReceiverStatistics(ssrc, _codec.ClockRate);
    }

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
        _meter.OnPacket(now, packet, header.Bytes.Length);
        if (packet.Vp8 is { StartsKeyFrame: true })
        {
            _keyFrames.Arrived();
        }

        if (!Started)
        {
            Started = true;
            _member.OnTrackStarted(now, this);
        }

        Cache(now, packet);
        Forward(now, packet);
    }

    private IncomingPacket Make(long sequence, RtpTimestamp timestamp, bool marker, AudioLevel? level, ReadOnlySpan<byte> payload) => new()
    {
        Sequence = sequence,
        Timestamp = timestamp,
        Marker = marker,
        Level = level,
        Payload = payload,
        Vp8 = IsVideo && Vp8Descriptor.TryParse(payload, out var descriptor) ? descriptor : null,
    };

    private void Cache(MediaTime now, in IncomingPacket packet)
    {
        if (_cache is null || packet.Payload.Length > CachedBytes.Length - CachedHeaderLength)
        {
            return;
        }

        var bytes = CachedBytes;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, packet.Timestamp.Value);
        bytes[4] = packet.Marker ? (byte)1 : (byte)0;
        packet.Payload.CopyTo(bytes[CachedHeaderLength..]);
        _cache.Store(packet.Sequence, bytes[..(CachedHeaderLength + packet.Payload.Length)], now);
    }

    private Span<byte> CachedBytes => _member.Scratch;

    private void Forward(MediaTime now, in IncomingPacket packet)
    {
        foreach (var slot in _slots)
        {
            slot.Forward(now, packet);
        }

        if (packet.Payload.IsEmpty)
        {
            return;
        }

        foreach (var attachment in _attachments)
        {
            attachment.OnPacket(new TrackPacket
            {
                Slot = Slot,
                Member = Publisher,
                Ssrc = Ssrc!.Value.Value,
                ExtendedSequence = packet.Sequence,
                RtpTimestamp = packet.Timestamp.Value,
                Marker = packet.Marker,
                Arrival = now,
                AudioLevel = packet.Level?.Level,
                Payload = packet.Payload,
            });
        }
    }
}
