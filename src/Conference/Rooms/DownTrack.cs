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
    private static readonly TimeSpan FlowingWindow = TimeSpan.FromSeconds(1);

    /// <summary>A receiver with a bad line asks again and again; each key frame costs all others of their picture's quality.</summary>
    private static readonly TimeSpan KeyFrameWishInterval = TimeSpan.FromSeconds(1);

    /// <summary>A picture that waits gives way to the next one that stands alone, as long as one has come whole within this time: something must be seen, and one takes nine seconds at 150 kbit/s.</summary>
    private static readonly TimeSpan LongestUnfinished = TimeSpan.FromSeconds(15);

    private readonly Member _member;
    private readonly WorkerContext _context;
    private readonly byte[] _canonicalName;
    private readonly RtpSplicer _splicer;
    private readonly Vp8Rewriter _vp8 = new();
    private readonly SenderStatistics _sender;
    private readonly PacerPriority _priority;
    private readonly SlotWriter _writer;
    private readonly SlotRepeats _repeats;
    private readonly SlotSight _sight = new();
    private UpTrack? _source;
    private UpTrack? _told;
    private UpLayer? _layer;
    private UpLayer? _last;
    private bool _reported;
    private int _waiting;
    private MediaTime _nextKeyFrameWish;
    private MediaTime _keyFrameNotBefore;
    private long _highestSent;
    private MediaTime _wholeAt;
    private MediaTime _lastSent;
    private MediaTime _rolled;
    private long _octetsBefore;
    private long _bitsPerSecond;

    public DownTrack(Member member, PlannedSlot plan, WorkerContext context)
    {
        _member = member;
        _context = context;
        Slot = plan.Slot;
        Ssrc = plan.Ssrc;
        var codec = plan.Media.Codec!;
        _canonicalName = Encoding.UTF8.GetBytes(plan.CanonicalName);

        // Below 2^15: else a loss of the first packets could hide a roll-over from the receiver's SRTP (RFC 3711 §3.3.1).
        _splicer = new RtpSplicer(codec.ClockRate, new SequenceNumber((ushort)context.Random.Next(1, 0x7FFF)));
        _highestSent = _splicer.LastOut;
        _writer = new SlotWriter(member, plan, context, new SequenceNumber((ushort)context.Random.Next(1, 0x7FFF)));
        _repeats = new SlotRepeats(this, member, codec, _splicer, _writer);
        _priority = IsScreen ? PacerPriority.Screen
            : Slot.Seat == Seat.Participant || (Slot.Seat == Seat.SignInterpreter && member.Seat == Seat.Participant) ? PacerPriority.Focus
            : PacerPriority.Rest;
        _sender = new SenderStatistics(Ssrc, codec.ClockRate);
    }

    public Slot Slot { get; }
    public Ssrc Ssrc { get; }
    public bool IsVideo => Slot.Source != TrackSource.Microphone;
    public bool IsScreen => Slot.Source == TrackSource.Screen;

    /// <summary>Whether its packets carry the transport-wide numbers that the receiver gives feedback on.</summary>
    public bool IsNumbered => _writer.IsNumbered;

    /// <summary>What the member wants to see here.</summary>
    public SlotWish Wish { get; set; }

    /// <summary>
    /// Importance of a picture to a receiver, 0 first: to the child who interprets for him by hands, whom he hears by that; the КИМ, the child, the interpreter,
    /// the interlocutor, the others. Nobody sees himself.
    /// </summary>
    public int RankFor(Seat receiver) => (IsScreen, Slot.Seat) switch
    {
        (_, Seat.SignInterpreter) when receiver == Seat.Participant => 0,
        (true, _) => 1,
        (_, Seat.Participant) => 2,
        (_, Seat.SignInterpreter) => 3,
        (_, Seat.Interlocutor) => 4,
        _ => 5,
    };

    /// <summary>Whether packets of it wait in the pacer.</summary>
    public bool IsWaiting => _waiting > 0;

    /// <summary>What the member sees here, by the last <see cref="Judge"/>.</summary>
    public SlotPicture Picture { get; private set; }

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

    /// <summary>The member asks for a key frame. One that waits for a picture which a slow line is still being given needs no other.</summary>
    public void OnKeyFrameWish(MediaTime now)
    {
        if (!IsWaiting && now >= _nextKeyFrameWish)
        {
            _nextKeyFrameWish = now + KeyFrameWishInterval;
            AskKeyFrame();
        }
    }

    /// <summary>Sends a packet of one of the present source's layers on, if it is the one to send.</summary>
    public void Forward(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        if (_member.State != MemberState.Connected)
        {
            return;
        }

        if (IsWaiting && packet.Vp8 is { StartsKeyFrame: true })
        {
            MakeWay(now, layer, packet);
        }

        if (layer != _layer)
        {
            if (TryBegin(now, layer, packet))
            {
                Pass(now, layer, packet);
                CatchUp(now, layer, packet.Sequence);
            }

            return;
        }

        Pass(now, layer, packet);
    }

    /// <summary>What waited in the pacer was dropped: its numbers are free again.</summary>
    public void OnQueueDropped()
    {
        _layer = null;
        _waiting = 0;
        _splicer.TakeBack(_highestSent);
    }

    /// <summary>Sends a packet that has waited in the pacer.</summary>
    public void SendPaced(MediaTime now, in PacedPacket paced)
    {
        _waiting -= paced.IsRepetition ? 0 : 1;
        if (_member.State != MemberState.Connected || !_repeats.TryRecall(now, paced.Number, out var sent, out var packet))
        {
            return;
        }

        var sequence = SequenceNumber.FromExtended(sent.Number);
        if (paced.IsRepetition)
        {
            _repeats.SendPaced(now, sequence, packet, sent);
        }
        else
        {
            Send(now, packet, sequence, sent.Timestamp, sent.Shift);
        }
    }

    /// <summary>Sends a packet once more as the receiver's NACK asks.</summary>
    public void Retransmit(MediaTime now, SequenceNumber asked) => _repeats.Answer(now, asked, isFlowing: _layer is not null);

    /// <summary>Sends the least packet that the receiver gives feedback on; false when this slot has none such.</summary>
    public bool TrySendKeepAlive(MediaTime now) => IsNumbered && _writer.SendPadding(now, _splicer.LastTimestamp, 1) > 0;

    /// <summary>Fills a probe of the line with what was sent last, or with padding on the RTX stream; false when this slot has no such stream.</summary>
    public bool TrySendProbe(MediaTime now, int bytes) => IsNumbered && _repeats.TryFill(now, bytes);

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
        _repeats.Count,
        _reported ? _sender.FractionLost * 100 : null,
        _bitsPerSecond,
        Wish,
        _layer?.Rid,
        _layer?.Width,
        _layer?.Height,
        Picture);

    /// <summary>Call a few times a second, after the layers were chosen: finds out what the member sees here, and tells when that has changed.</summary>
    public void Judge(MediaTime now)
    {
        var picture = _sight.Find(now, this);
        if (picture != Picture)
        {
            Picture = picture;
            _member.OnPictureChanged(now, this);
        }
    }

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

    private void Pass(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        if (!_splicer.TryMap(packet.Sequence, packet.Timestamp, now, out var sequence, out var timestamp))
        {
            return;
        }

        if (packet.Vp8 is { } vp8)
        {
            _vp8.Note(vp8);
        }

        _repeats.Note(new SentPacket(_splicer.Extend(sequence), layer, packet.Sequence, timestamp, _vp8.Shift), now);
        if (IsVideo && _member.Downlink is { } downlink && !downlink.MayPass(_priority, now))
        {
            if (downlink.TryQueue(new PacedPacket(this, _splicer.Extend(sequence), IsRepetition: false), packet.Payload.Length, _priority, now))
            {
                _waiting++;
            }
            else
            {
                SkipToKeyFrame(now, packet, downlink.PacingDelay);
            }

            return;
        }

        Send(now, packet, sequence, timestamp, _vp8.Shift);
    }

    // When the first packet of a key frame was lost and has come again, what follows it is here already.
    private void CatchUp(MediaTime now, UpLayer layer, long sequence)
    {
        while (++sequence <= layer.Newest && _layer == layer)
        {
            if (layer.TryRecall(now, sequence, out var packet))
            {
                Pass(now, layer, packet);
            }
        }
    }

    private void Send(MediaTime now, in IncomingPacket packet, SequenceNumber sequence, RtpTimestamp timestamp, Vp8Shift shift)
    {
        if (!_writer.TrySend(now, packet, sequence, timestamp, shift))
        {
            return;
        }

        _repeats.Keep(now, packet.Sequence);
        _highestSent = Math.Max(_highestSent, _splicer.Extend(sequence));
        _sender.OnPacket(packet.Payload.Length, timestamp, now);
        _lastSent = now;
        _wholeAt = packet.Marker ? now : _wholeAt;
        if (_told != _source)
        {
            _told = _source;
            _member.OnSlotBegan(now, this, _source!.Publisher);
        }
    }

    // Decoding can start at a key frame only, so nothing of a layer is sent before one.
    private bool TryBegin(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        // What has come late is older than what went out before the member was away, and would be taken for newer.
        if (layer != Selected || (layer == _last && !_splicer.IsNewer(packet.Sequence)))
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

        _layer = _last = layer;
        _repeats.Begin();
        return true;
    }

    // On a slow line one card of the КИМ takes seconds: whoever leafs on wants to see the last one, not all of them one after the other.
    private void MakeWay(MediaTime now, UpLayer layer, in IncomingPacket keyFrame)
    {
        if (layer != Selected || now - _wholeAt > LongestUnfinished || (layer == _layer && !_splicer.IsNewer(keyFrame.Sequence)))
        {
            return;
        }

        _member.Downlink?.Drop(this, _priority);
        OnQueueDropped();
    }

    // More waits than the line takes in time: the picture stands until the next key frame, which is asked for when there will be room for it.
    private void SkipToKeyFrame(MediaTime now, in IncomingPacket refused, TimeSpan waiting)
    {
        if (_splicer.IsNewest(refused.Sequence))
        {
            _splicer.TakeBack(_splicer.LastOut - 1);
        }

        _layer = null;
        _keyFrameNotBefore = now + (waiting > KeyFrameWishInterval ? waiting : KeyFrameWishInterval);
    }

    private void AskKeyFrame()
    {
        if (Selected is { Track.IsVideo: true } layer && _member.State == MemberState.Connected)
        {
            layer.RequestKeyFrame();
        }
    }
}
