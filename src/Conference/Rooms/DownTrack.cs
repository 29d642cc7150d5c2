using System.Text;
using Itog.Conference.Signalling;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Rooms;

/// <summary>
/// A receive slot of a member: one continuous stream of its own (SSRC, sequence, timestamps, payload types, extension ids) out of whoever fills the slot,
/// in the layer chosen for it. A picture of a new source or layer waits for a key frame; until it comes the old layer goes on.
/// Owned by a <see cref="Member"/>; worker thread.
/// </summary>
internal sealed class DownTrack
{
    private static readonly TimeSpan RetransmissionInterval = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan FlowingWindow = TimeSpan.FromSeconds(1);

    /// <summary>A receiver with a bad line asks again and again; each key frame costs all others of their picture's quality.</summary>
    private static readonly TimeSpan KeyFrameWishInterval = TimeSpan.FromSeconds(1);

    /// <summary>Sound that can be asked for again: a second of it, in packets of any size that speech has.</summary>
    /// <summary>RFC 3550 §5.1: the count of padding is one byte.</summary>
    private const byte MostPadding = 255;

    private const int RepeatablePackets = 64;
    private const int RepeatableLength = 512;
    private static readonly TimeSpan RepeatableAge = TimeSpan.FromSeconds(1);

    private readonly Member _member;
    private readonly WorkerContext _context;
    private readonly NegotiatedCodec _codec;
    private readonly ExtensionIds _extensions;
    private readonly Ssrc _rtxSsrc;
    private readonly byte[] _mid;
    private readonly byte[] _canonicalName;
    private readonly RtpSplicer _splicer;
    private readonly Vp8Rewriter _vp8 = new();
    private readonly RetransmissionGuard _guard = new();
    private readonly SenderStatistics _sender;
    private readonly PacerPriority _priority;
    private readonly RetransmissionCache? _repeatable;
    private SentPackets? _sent;
    private UpTrack? _source;
    private UpTrack? _told;
    private UpLayer? _layer;
    private UpLayer? _last;
    private bool _reported;
    private MediaTime _nextKeyFrameWish;
    private MediaTime _keyFrameNotBefore;
    private long _highestSent;
    private SequenceNumber _rtxSequence;
    private MediaTime _lastSent;
    private long _retransmitted;
    private MediaTime _rolled;
    private long _octetsBefore;
    private long _bitsPerSecond;

    public DownTrack(Member member, PlannedSlot plan, WorkerContext context)
    {
        _member = member;
        _context = context;
        Slot = plan.Slot;
        Ssrc = plan.Ssrc;
        _rtxSsrc = plan.Rtx;
        _codec = plan.Media.Codec!;
        _extensions = plan.Media.Extensions;
        _mid = Encoding.ASCII.GetBytes(plan.Media.Mid);
        _canonicalName = Encoding.UTF8.GetBytes(plan.CanonicalName);

        // Below 2^15: else a loss of the first packets could hide a roll-over from the receiver's SRTP (RFC 3711 §3.3.1).
        _splicer = new RtpSplicer(_codec.ClockRate, new SequenceNumber((ushort)context.Random.Next(1, 0x7FFF)));
        _rtxSequence = new SequenceNumber((ushort)context.Random.Next(1, 0x7FFF));
        _priority = IsScreen ? PacerPriority.Screen : Rank == 1 ? PacerPriority.Focus : PacerPriority.Rest;
        _sender = new SenderStatistics(Ssrc, _codec.ClockRate);
        _repeatable = _codec is { HasNack: true, Rtx: null } ? new RetransmissionCache(RepeatablePackets, RepeatableLength, RepeatableAge) : null;
    }

    public Slot Slot { get; }
    public Ssrc Ssrc { get; }
    public bool IsVideo => Slot.Source != TrackSource.Microphone;
    public bool IsScreen => Slot.Source == TrackSource.Screen;

    /// <summary>Whether its packets carry the transport-wide numbers that the receiver gives feedback on.</summary>
    public bool IsNumbered => _extensions.TransportSequence > 0;

    /// <summary>What the member wants to see here.</summary>
    public SlotWish Wish { get; set; }

    /// <summary>
    /// Importance of a picture, 0 first: the КИМ, the child, who interprets for the child by hands, the interlocutor, the others. Nobody sees himself.
    /// </summary>
    public int Rank => (IsScreen, Slot.Seat) switch
    {
        (true, _) => 0,
        (_, Seat.Participant) => 1,
        (_, Seat.SignInterpreter) => 2,
        (_, Seat.Interlocutor) => 3,
        _ => 4,
    };

    /// <summary>Somebody fills the slot and the member wants to see it, but the line has no room.</summary>
    public bool IsPaused => IsVideo && Wish != SlotWish.Off && Selected is null && Source is { Started: true };

    /// <summary>The name under which the answer announced the stream: streams with one name are played in step (RFC 3550 §6.5.1).</summary>
    public ReadOnlySpan<byte> CanonicalName => _canonicalName;

    /// <summary>Round trip to the member, by its last report about this stream.</summary>
    public TimeSpan? RoundTrip => _sender.RoundTrip;

    /// <summary>Who fills the slot; null: nobody.</summary>
    public UpTrack? Source => _source;

    /// <summary>The layer that is to be sent; null: nothing is, although somebody may fill the slot.</summary>
    public UpLayer? Selected { get; private set; }

    /// <summary>The layer that is being sent: the selected one as soon as its key frame has come.</summary>
    public UpLayer? Sending => _layer;

    /// <summary>Who fills the slot from now on; null: nobody.</summary>
    public void SetSource(UpTrack? source)
    {
        if (_source == source)
        {
            return;
        }

        _source = source;
        _told = null;
        _layer = null;
        Selected = null;
    }

    /// <summary>Sends this layer of the source from its next key frame on; null: nothing.</summary>
    public void Select(UpLayer? layer)
    {
        if (Selected == layer)
        {
            return;
        }

        Selected = layer;
        if (layer is null)
        {
            _layer = null;
        }
        else if (_layer != layer)
        {
            AskKeyFrame();
        }
    }

    /// <summary>The member is back after a silence: what it missed is history, its stream goes on from now without a gap.</summary>
    public void Resume()
    {
        _layer = null;
        AskKeyFrame();
    }

    /// <summary>The member asks for a key frame.</summary>
    public void OnKeyFrameWish(MediaTime now)
    {
        if (now >= _nextKeyFrameWish)
        {
            _nextKeyFrameWish = now + KeyFrameWishInterval;
            AskKeyFrame();
        }
    }

    /// <summary>Sends a packet of one of the present source's layers on, if it is the one to send.</summary>
    public void Forward(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        if (_member.State != MemberState.Connected || (layer != _layer && !TryBegin(now, layer, packet)))
        {
            return;
        }

        if (!_splicer.TryMap(packet.Sequence, packet.Timestamp, now, out var sequence, out var timestamp))
        {
            return;
        }

        if (packet.Vp8 is { } vp8)
        {
            _vp8.Note(vp8);
        }

        _sent?.Add(new SentPacket(_splicer.Extend(sequence), layer, packet.Sequence, timestamp, _vp8.Shift), now);
        if (IsVideo && _member.Downlink is { } downlink && !downlink.MayPass(_priority, now))
        {
            if (!downlink.TryQueue(new PacedPacket(this, _splicer.Extend(sequence), IsRepetition: false), packet.Payload.Length, _priority, now))
            {
                SkipToKeyFrame(now, packet);
            }

            return;
        }

        Send(now, packet, sequence, timestamp, _vp8.Shift);
    }

    /// <summary>What waited in the pacer was dropped: its numbers are free again.</summary>
    public void OnQueueDropped()
    {
        _layer = null;
        _splicer.TakeBack(_highestSent);
    }

    /// <summary>Sends a packet that has waited in the pacer.</summary>
    public void SendPaced(MediaTime now, in PacedPacket paced)
    {
        if (_member.State != MemberState.Connected || _sent is null || !_sent.TryGet(paced.Number, out var sent)
            || !sent.Layer.TryRecall(now, sent.Sequence, out var packet))
        {
            return;
        }

        var sequence = SequenceNumber.FromExtended(sent.Number);
        if (paced.IsRepetition)
        {
            SendOnRtx(now, sequence, packet, sent);
            _retransmitted++;
        }
        else
        {
            Send(now, packet, sequence, sent.Timestamp, sent.Shift);
        }
    }

    /// <summary>
    /// Sends a packet once more as the receiver's NACK asks: on the RTX stream (RFC 4588), or, where there is none, the very datagram again.
    /// We do not protect a packet twice under one sequence number, because that would break AES-GCM (RFC 7714 §8.1).
    /// </summary>
    public void Retransmit(MediaTime now, SequenceNumber asked)
    {
        if (_codec.Rtx is not null)
        {
            if (_sent is not null && _sent.TryGet(_splicer.Extend(asked), out var sent) && sent.Layer.TryRecall(now, sent.Sequence, out var packet)
                && MayRepeat(now, sent.Number))
            {
                RepeatOnRtx(now, asked, packet, sent);
            }
        }
        else if (_repeatable is not null && _layer is not null && _splicer.TryUnmap(asked, out var original)
            && _repeatable.TryGet(original, now, RepeatableAge, out var datagram) && MayRepeat(now, original))
        {
            _context.Outbox.Repeat(_member.Peer, datagram);
            _member.Downlink?.OnSent(datagram.Length, isNumbered: false, now);
            _retransmitted++;
        }
    }

    /// <summary>Sends the least packet that the receiver gives feedback on; false when this slot has none such.</summary>
    public bool TrySendKeepAlive(MediaTime now) => _codec.Rtx is { } payloadType && IsNumbered && SendPadding(now, payloadType, 1) > 0;

    /// <summary>Fills a probe of the line with what was sent last, or with padding on the RTX stream; false when this slot has no such stream.</summary>
    public bool TrySendProbe(MediaTime now, int bytes)
    {
        if (_codec.Rtx is not { } payloadType || !IsNumbered)
        {
            return false;
        }

        var number = _splicer.LastOut;
        while (bytes > 0)
        {
            var before = bytes;
            if (_sent is not null && _sent.TryGet(number--, out var sent) && sent.Layer.TryRecall(now, sent.Sequence, out var packet) && packet.Payload.Length > MostPadding)
            {
                bytes -= SendOnRtx(now, SequenceNumber.FromExtended(sent.Number), packet, sent);
            }
            else
            {
                bytes -= SendPadding(now, payloadType, MostPadding);
            }

            if (bytes == before)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The report on this stream for now; false while there is nothing to report on.</summary>
    public bool TryMakeSenderReport(MediaTime now, out SenderReport report)
    {
        report = default;
        return _layer is not null
            && _layer.TryGetRtpTime(now, out var rtp)
            && _sender.TryCreateReport(now, _context.Ntp(now), _splicer.Map(rtp), out report);
    }

    public void OnReportBlock(MediaTime now, in ReportBlock block)
    {
        _reported = true;
        _sender.OnReportBlock(block, now);
    }

    public SlotStatistics Statistics(MediaTime now) => new(
        Slot,
        _source?.Publisher,
        _layer is not null && now - _lastSent < FlowingWindow,
        _sender.PacketsSent,
        _retransmitted,
        _reported ? _sender.FractionLost * 100 : null,
        _bitsPerSecond,
        Wish,
        _layer?.Rid,
        _layer?.Width,
        _layer?.Height,
        IsPaused);

    /// <summary>Call a few times a second: rolls the meter's window on.</summary>
    public void Roll(MediaTime now)
    {
        if (now - _rolled < FlowingWindow)
        {
            return;
        }

        var elapsed = Math.Max(1, (now - _rolled).TotalSeconds);
        _bitsPerSecond = (long)((_sender.OctetsSent - _octetsBefore) * 8 / elapsed);
        _octetsBefore = _sender.OctetsSent;
        _rolled = now;
    }

    private bool MayRepeat(MediaTime now, long original) => _guard.TryPass(original, now, _member.LongestRoundTrip ?? RetransmissionInterval);

    private void Send(MediaTime now, in IncomingPacket packet, SequenceNumber sequence, RtpTimestamp timestamp, Vp8Shift shift)
    {
        var buffer = _context.Outbox.Packet;
        var writer = new RtpWriter(buffer, new RtpHeader(_codec.PayloadType, sequence, timestamp, Ssrc, packet.Marker));
        AddExtensions(ref writer);
        if (packet.Level is { } level && _extensions.AudioLevel > 0)
        {
            writer.TryAddAudioLevel(_extensions.AudioLevel, level);
        }

        if (!writer.TryFinish(packet.Payload, out var length))
        {
            return;
        }

        Rewrite(buffer[(length - packet.Payload.Length)..length], packet, shift);
        if (_context.Outbox.SendRtp(_member.Peer, length))
        {
            _repeatable?.Store(packet.Sequence, _context.Outbox.LastDatagram, now);
            _member.Downlink?.OnSent(_context.Outbox.LastDatagram.Length, IsNumbered, now);
            _highestSent = Math.Max(_highestSent, _splicer.Extend(sequence));
            OnSent(now, packet, timestamp);
        }
    }

    private void RepeatOnRtx(MediaTime now, SequenceNumber asked, in IncomingPacket packet, in SentPacket sent)
    {
        if (_member.Downlink is { } downlink && !downlink.MayPass(PacerPriority.Retransmission, now))
        {
            downlink.TryQueue(new PacedPacket(this, sent.Number, IsRepetition: true), packet.Payload.Length, PacerPriority.Retransmission, now);
            return;
        }

        SendOnRtx(now, asked, packet, sent);
        _retransmitted++;
    }

    // The bytes sent; 0 when the peer cannot send now.
    private int SendOnRtx(MediaTime now, SequenceNumber asked, in IncomingPacket packet, in SentPacket sent)
    {
        var buffer = _context.Outbox.Packet;
        var writer = new RtpWriter(buffer, new RtpHeader(_codec.Rtx!.Value, _rtxSequence, sent.Timestamp, _rtxSsrc, packet.Marker));
        AddExtensions(ref writer);
        if (!Rtx.TryFinish(ref writer, asked, packet.Payload, out var length))
        {
            return 0;
        }

        Rewrite(buffer[(length - packet.Payload.Length)..length], packet, sent.Shift);
        return SendRtx(now, length);
    }

    private int SendPadding(MediaTime now, PayloadType payloadType, byte padding)
    {
        var writer = new RtpWriter(_context.Outbox.Packet, new RtpHeader(payloadType, _rtxSequence, _splicer.LastTimestamp, _rtxSsrc, Marker: false));
        AddExtensions(ref writer);
        return writer.TryFinishPadding(padding, out var length) ? SendRtx(now, length) : 0;
    }

    private int SendRtx(MediaTime now, int length)
    {
        if (!_context.Outbox.SendRtp(_member.Peer, length))
        {
            return 0;
        }

        _rtxSequence = _rtxSequence.Next;
        _member.Downlink?.OnSent(_context.Outbox.LastDatagram.Length, IsNumbered, now);
        return _context.Outbox.LastDatagram.Length;
    }

    // Decoding can start at a key frame only, so nothing of a layer is sent before one.
    private bool TryBegin(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        if (layer != Selected)
        {
            return false;
        }

        if (layer.Track.IsVideo)
        {
            if (packet.Vp8 is not { StartsKeyFrame: true } vp8)
            {
                if (now >= _keyFrameNotBefore)
                {
                    layer.RequestKeyFrame();
                }

                return false;
            }

            _vp8.OnSourceChanged(vp8);
        }

        if (_last is { } last && last != layer && last.Track == layer.Track && last.TryGetRtpTime(now, out var old) && layer.TryGetRtpTime(now, out var next))
        {
            _splicer.OnLayerChanged(packet.Sequence, packet.Timestamp, old.DistanceFrom(next));
        }
        else
        {
            _splicer.OnSourceChanged(packet.Sequence, packet.Timestamp, now);
        }

        if (_codec.Rtx is not null)
        {
            _sent ??= new SentPackets(layer.Kept);
        }

        _layer = _last = layer;
        _repeatable?.Clear();
        return true;
    }

    // More waits than the line takes in time: the picture stands until the next key frame, which is not asked for at once.
    private void SkipToKeyFrame(MediaTime now, in IncomingPacket refused)
    {
        if (_splicer.IsNewest(refused.Sequence))
        {
            _splicer.TakeBack(_splicer.LastOut - 1);
        }

        _layer = null;
        _keyFrameNotBefore = now + KeyFrameWishInterval;
    }

    private void AskKeyFrame()
    {
        if (Selected is { Track.IsVideo: true } layer && _member.State == MemberState.Connected)
        {
            layer.RequestKeyFrame();
        }
    }

    private void OnSent(MediaTime now, in IncomingPacket packet, RtpTimestamp timestamp)
    {
        _sender.OnPacket(packet.Payload.Length, timestamp, now);
        _lastSent = now;
        if (_told != _source)
        {
            _told = _source;
            _member.OnSlotBegan(now, this, _source!.Publisher);
        }
    }

    private void AddExtensions(ref RtpWriter writer)
    {
        if (_extensions.Mid > 0)
        {
            writer.TryAddMid(_extensions.Mid, _mid);
        }

        if (IsNumbered)
        {
            writer.TryAddTransportSequence(_extensions.TransportSequence, _member.Downlink?.NextTransportSequence ?? 0);
        }
    }

    private static void Rewrite(Span<byte> payload, in IncomingPacket packet, Vp8Shift shift)
    {
        if (packet.Vp8 is { } vp8)
        {
            shift.Apply(payload, vp8);
        }
    }
}
