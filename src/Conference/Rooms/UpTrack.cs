using System.Text;
using Itog.Conference.Signalling;
using Itog.WebRtc;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Rooms;

/// <summary>
/// A track that a member publishes, in one layer or, as simulcast, in several, and the slots and subscribers that the <see cref="Room"/> has wired to it.
/// Each slot chooses its layer; in-process subscribers get the best one, or the smallest. Owned by a <see cref="Member"/>; worker thread.
/// </summary>
internal sealed class UpTrack
{
    private readonly Member _member;
    private readonly NegotiatedCodec _codec;
    private readonly ExtensionIds _extensions;
    private readonly IReadOnlyList<PublishedSource> _declared;
    private readonly byte[] _mid;
    private readonly UpLayer[] _ranked;
    private DownTrack[] _slots = [];
    private Attachment[] _attachments = [];
    private Attachment[] _ofSmallest = [];
    private UpLayer _attached;

    public UpTrack(Member member, PlannedTrack plan)
    {
        _member = member;
        _codec = plan.Media.Codec!;
        _mid = Encoding.ASCII.GetBytes(plan.Media.Mid);
        _extensions = plan.Media.Extensions;
        _declared = plan.Media.Sources;
        Slot = new Slot(member.Seat, plan.Source);
        Layers = plan.Media.Rids is { Count: > 0 } rids
            ? [.. rids.Select((rid, index) => new UpLayer(this, member, plan, index, rid))]
            : [new UpLayer(this, member, plan, 0, rid: null)];
        _ranked = [.. Layers];
        _attached = Layers[^1];
        if (Layers.Length == 1 && _declared is [var declared, ..])
        {
            // With simulcast only the packets tell which stream is which layer.
            Layers[0].Bind(declared);
            DeclaredSsrcs = declared.Rtx is { } rtx ? [declared.Media, rtx] : [declared.Media];
        }
    }

    public Slot Slot { get; }
    public MemberId Publisher => _member.Id;

    /// <summary>In the order of the offer.</summary>
    public UpLayer[] Layers { get; }

    /// <summary>From the smallest picture to the largest; before their key frames told, in the order of the offer.</summary>
    public ReadOnlySpan<UpLayer> Ranked => _ranked;

    /// <summary>Under which extension packets carry the numbers of transport-wide feedback; 0 where its publisher takes none.</summary>
    public int TransportSequenceId => _codec.HasTransportFeedback ? _extensions.TransportSequence : 0;

    /// <summary>The streams that the offer announced for this track and that need not be recognised.</summary>
    public IReadOnlyList<Ssrc> DeclaredSsrcs { get; } = [];

    /// <summary>Whether a media packet has come.</summary>
    public bool Started { get; private set; }

    public bool IsVideo => Slot.Source != TrackSource.Microphone;
    public bool IsScreen => Slot.Source == TrackSource.Screen;

    /// <summary>Whether packets of it wait in a receiver's pacer.</summary>
    public bool IsWaiting
    {
        get
        {
            foreach (var slot in _slots)
            {
                if (slot.IsWaiting)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Who gets the packets from now on.</summary>
    public void Wire(DownTrack[] slots, Attachment[] attachments)
    {
        _slots = slots;
        _attachments = [.. attachments.Where(a => !a.WantsSmallest)];
        _ofSmallest = [.. attachments.Where(a => a.WantsSmallest)];
    }

    /// <summary>It fills its slot no longer.</summary>
    public void Unwire() => Wire([], []);

    /// <summary>An in-process subscriber needs a key frame.</summary>
    /// <param name="smallest">Of the smallest picture.</param>
    public void RequestKeyFrame(MediaTime now, bool smallest) => (smallest ? SmallestFlowing(now) : _attached).RequestKeyFrame();

    /// <summary>Finds the layer of a stream that the offer did not announce, when its packet names this m-line and one of its payload types.</summary>
    public bool TryBind(in RtpPacket packet, out UpLayer bound)
    {
        bound = _attached;
        if (_extensions.Mid == 0 || !packet.TryGetExtension(_extensions.Mid, out var mid) || !mid.SequenceEqual(_mid))
        {
            return TryFindPaired(packet, out bound);
        }

        foreach (var layer in Layers)
        {
            if (layer.TryBind(packet, _declared))
            {
                bound = layer;
                return true;
            }
        }

        return TryFindPaired(packet, out bound);
    }

    /// <summary>The first packet of a layer came.</summary>
    public void OnLayerStarted(MediaTime now)
    {
        if (!Started)
        {
            Started = true;
            _member.OnTrackStarted(now, this);
        }
    }

    /// <summary>A key frame told another size of a layer's picture.</summary>
    public void OnLayerResized()
    {
        // Insertion sort of two or three, stable: what has no size yet keeps its place.
        for (var i = 1; i < _ranked.Length; i++)
        {
            for (var j = i; j > 0 && _ranked[j].Area > 0 && _ranked[j].Area < _ranked[j - 1].Area; j--)
            {
                (_ranked[j], _ranked[j - 1]) = (_ranked[j - 1], _ranked[j]);
            }
        }
    }

    public void OnSenderReport(MediaTime now, UpLayer layer, in SenderReport report)
    {
        if (layer != _attached)
        {
            return;
        }

        foreach (var attachment in _attachments)
        {
            attachment.OnSenderReport(this, report.Ntp.Value, report.Rtp.Value, now);
        }
    }

    /// <summary>Hands a packet of one of the layers to everyone it is for.</summary>
    public void Forward(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        foreach (var slot in _slots)
        {
            slot.Forward(now, layer, packet);
        }

        if (_ofSmallest.Length > 0 && layer == SmallestFlowing(now))
        {
            Hand(now, layer, packet, _ofSmallest);
        }

        if (_attachments.Length == 0)
        {
            return;
        }

        if (layer == _attached)
        {
            Hand(now, layer, packet, _attachments);
        }
        else if (TryAttach(now, layer, packet))
        {
            Hand(now, layer, packet, _attachments);

            // Its first packet may have come late: what follows the key frame is here already then.
            for (var next = packet.Sequence + 1; next <= layer.Newest; next++)
            {
                if (layer.TryRecall(now, next, out var following))
                {
                    Hand(now, layer, following, _attachments);
                }
            }
        }
    }

    public TrackStatistics Statistics(MediaTime now)
    {
        LayerStatistics[] layers = [.. Layers.Select(l => l.Statistics(now))];
        var best = layers[BestFlowing(now).Index];
        return new TrackStatistics(
            Slot.Source,
            layers.Any(l => l.Flowing),
            layers.Sum(l => l.BitrateBps),
            best.LossPercent,
            best.JitterMs,
            Layers[0].Level(now),
            best.Width,
            best.Height,
            layers.Sum(l => l.Packets),
            layers.Sum(l => l.Recovered),
            layers.Sum(l => l.Duplicates),
            layers.Sum(l => l.KeyFrameRequests),
            layers);
    }

    /// <summary>Call a few times a second: rolls the meters' windows on.</summary>
    public void Roll(MediaTime now)
    {
        foreach (var layer in Layers)
        {
            layer.Roll(now);
        }

        if (_attachments.Length > 0 && Layers.Length > 1 && BestFlowing(now) is var best && best != _attached)
        {
            best.RequestKeyFrame();
        }
    }

    /// <summary>Whether any of its layers is being sent.</summary>
    public bool IsFlowing(MediaTime now)
    {
        foreach (var layer in Layers)
        {
            if (layer.IsFlowing(now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The largest picture that its publisher sends now; while none flows, the largest.</summary>
    public UpLayer BestFlowing(MediaTime now)
    {
        for (var i = _ranked.Length - 1; i > 0; i--)
        {
            if (_ranked[i].IsFlowing(now))
            {
                return _ranked[i];
            }
        }

        return _ranked[0].IsFlowing(now) ? _ranked[0] : _ranked[^1];
    }

    /// <summary>The smallest picture that its publisher sends now; while none flows, the smallest.</summary>
    public UpLayer SmallestFlowing(MediaTime now)
    {
        foreach (var layer in _ranked)
        {
            if (layer.IsFlowing(now))
            {
                return layer;
            }
        }

        return _ranked[0];
    }

    // In-process subscribers change to a better layer, or away from one that its publisher has stopped, at a key frame only.
    private bool TryAttach(MediaTime now, UpLayer layer, in IncomingPacket packet)
    {
        var begins = packet.Vp8 is { StartsKeyFrame: true } && (!_attached.Started || BestFlowing(now) == layer);
        _attached = begins ? layer : _attached;
        return begins;
    }

    private void Hand(MediaTime now, UpLayer layer, in IncomingPacket packet, Attachment[] attachments)
    {
        if (packet.Payload.IsEmpty)
        {
            return;
        }

        foreach (var attachment in attachments)
        {
            attachment.OnPacket(new TrackPacket
            {
                Slot = Slot,
                Member = Publisher,
                Ssrc = layer.Ssrc!.Value.Value,
                ExtendedSequence = packet.Sequence,
                RtpTimestamp = packet.Timestamp.Value,
                Marker = packet.Marker,
                Arrival = now,
                AudioLevel = packet.Level?.Level,
                Payload = packet.Payload,
            });
        }
    }

    // Retransmissions of a paired stream may come without any name.
    private bool TryFindPaired(in RtpPacket packet, out UpLayer bound)
    {
        foreach (var layer in Layers)
        {
            if (packet.PayloadType == _codec.Rtx && layer.IsRepairedBy(packet.Ssrc))
            {
                bound = layer;
                return true;
            }
        }

        bound = _attached;
        return false;
    }
}
