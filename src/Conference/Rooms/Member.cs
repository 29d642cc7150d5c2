using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Itog.Conference.Signalling;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtp;
using Microsoft.Extensions.Logging;

namespace Itog.Conference.Rooms;

/// <summary>
/// One member's connection: its peer, what it publishes and what it receives. Packets of streams that were not negotiated are dropped and counted:
/// the join has let only those be negotiated that the seat may use. Owned by a <see cref="Room"/>; worker thread.
/// </summary>
internal sealed partial class Member
{
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Bytes sent again for each byte sent, and the burst. Much is asked for that is only late where packets overtake each other; who loses
    /// more than this repairs needs less of a picture.
    /// </summary>
    private const double RepeatedShare = 0.5;
    private const int RepeatedBurst = 96 * 1024;

    private readonly WorkerContext _context;
    private readonly Dictionary<uint, UpLayer> _layersBySsrc = [];
    private readonly Dictionary<uint, DownTrack> _slotsBySsrc = [];
    private readonly MemberFeedback _feedback;
    private ShareBudget _repeated = new(RepeatedShare, RepeatedBurst);
    private long _refused;
    private string _localUfrag;
    private string? _formerUfrag;

    public Member(MediaTime now, Room room, MemberId id, JoinPlan plan, WorkerContext context)
    {
        Room = room;
        Id = id;
        JoinedAt = now;
        Seat = plan.Seat;
        Permissions = SeatPermissions.For(plan.Seat);
        _localUfrag = plan.Local.Ufrag;
        _context = context;
        UpTracks = [.. plan.Tracks.Select(t => new UpTrack(this, t))];
        UpLayers = [.. UpTracks.SelectMany(t => t.Layers)];
        DownTracks = [.. plan.Slots.Select(s => new DownTrack(this, s, context))];
        foreach (var slot in DownTracks)
        {
            _slotsBySsrc[slot.Ssrc.Value] = slot;
        }

        foreach (var track in UpTracks)
        {
            foreach (var ssrc in track.DeclaredSsrcs)
            {
                _layersBySsrc[ssrc.Value] = track.Layers[0];
            }
        }

        _feedback = new MemberFeedback(this, context);
        Peer = new Peer(new PeerOptions
        {
            CreatedAt = now,
            Certificate = context.Certificate,
            LocalCredentials = plan.Local,
            RemoteCredentials = plan.Remote,
            RemoteFingerprint = plan.RemoteFingerprint,
            ConnectTimeout = context.Options.ConnectWithin,
            DisconnectedAfter = DisconnectAfter(context.Options),
            FailedAfter = context.Options.FailAfter,
        });
    }

    public Room Room { get; }
    public MemberId Id { get; }
    public Seat Seat { get; }
    public SeatPermissions Permissions { get; }
    public MemberState State { get; private set; }
    public Peer Peer { get; }

    /// <summary>What its connectivity checks are found by: the name of our present credentials and, while a restart is under way, of those of before.</summary>
    public IEnumerable<string> LocalUfrags => _formerUfrag is null ? [_localUfrag] : [_localUfrag, _formerUfrag];
    public UpTrack[] UpTracks { get; }
    public UpLayer[] UpLayers { get; }
    public DownTrack[] DownTracks { get; }

    /// <summary>The addresses from which its datagrams may come; kept by the <see cref="WorkerCore"/>.</summary>
    public HashSet<SocketEndpoint> Endpoints { get; } = [];

    /// <summary>Round trip by the member's last report on what we send; null before one came.</summary>
    public TimeSpan? RoundTrip => _feedback.RoundTrip;

    /// <summary>The longer of what its reports and its feedback tell: one is a second old, the other feels a queue at once.</summary>
    public TimeSpan? LongestRoundTrip => Downlink?.RoundTrip is { } felt && !(felt < RoundTrip) ? felt : RoundTrip;

    /// <summary>Space for one packet, used within one call.</summary>
    public Span<byte> Scratch => _context.Scratch;

    public bool HasBeenConnected { get; private set; }

    /// <summary>The way of what we send; null until the member is connected, and for who sees no pictures.</summary>
    public Downlink? Downlink { get; private set; }

    public MediaTime JoinedAt { get; }

    /// <summary>Connectivity checks from the address in use; kept by <see cref="CheckBudget"/>.</summary>
    public TokenBucket ChecksInUse = CheckBudget.ForMember();

    /// <summary>Connectivity checks in its name from anywhere else; kept by <see cref="CheckBudget"/>.</summary>
    public TokenBucket ChecksFromElsewhere = CheckBudget.ForMember();

    public IReadOnlyList<TrackSource> PublishedSources => [.. UpTracks.Where(t => t.Started).Select(t => t.Slot.Source)];

    /// <summary>The publisher's own clock, the same for all its tracks.</summary>
    public PublisherClock Clock;

    /// <summary>Media was sent for the first time: its losses may be repeated.</summary>
    public void OnMediaSent(int bytes) => _repeated.Earn(bytes);

    /// <summary>Whether so much may be sent once more, and counts it: who asks for everything gets a share. Sound may go into debt, which pictures pay.</summary>
    public bool MayRepeat(int bytes, bool isVideo)
    {
        if (bytes > _repeated.Left(mayOwe: !isVideo))
        {
            return false;
        }

        _repeated.Spend(bytes);
        return true;
    }

    public void HandleDatagram(MediaTime now, in SocketEndpoint from, Span<byte> datagram)
    {
        switch (Peer.HandleDatagram(now, from, datagram, out var plaintext))
        {
            case WebRtc.DatagramKind.Rtp:
                OnRtp(now, plaintext);
                break;
            case WebRtc.DatagramKind.Rtcp:
                _feedback.OnRtcp(now, plaintext);
                break;
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        if (Peer.NextTimeout <= now)
        {
            Peer.HandleTimeout(now);
        }

        foreach (var track in UpTracks)
        {
            track.Roll(now);
        }

        if (State == MemberState.Connected)
        {
            _feedback.HandleTimeout(now);
            Downlink?.HandleTimeout(now);
        }
    }

    /// <summary>What the member wants to see in a slot from now on; false when it has no such slot.</summary>
    public bool Want(MediaTime now, Slot slot, SlotWish wish)
    {
        if (Array.Find(DownTracks, d => d.Slot == slot) is not { } track)
        {
            return false;
        }

        track.Wish = wish;
        ChooseLayers(now);
        return true;
    }

    /// <summary>Decides for each slot which layer of its source to send.</summary>
    public void ChooseLayers(MediaTime now)
    {
        foreach (var slot in DownTracks)
        {
            if (!slot.IsVideo)
            {
                slot.Select(slot.Source?.Layers[0]);
            }
        }

        Downlink?.Allocate(now);
    }

    public void OnPeerEvent(MediaTime now, in PeerEvent e)
    {
        switch (e.Kind)
        {
            case PeerEventKind.Connected:
                HasBeenConnected = true;
                TransitionTo(MemberState.Connected);
                Downlink = DownTracks.Any(d => d.IsVideo) ? new Downlink(this, _context) : null;
                ChooseLayers(now);
                Room.Publish(new RoomEvent.MemberConnected(Room.Id, Id, Seat, now, _context.UtcNow, Returned: false));
                ResumeSlots();
                break;
            case PeerEventKind.Recovered:
                TransitionTo(MemberState.Connected);
                Room.Publish(new RoomEvent.MemberConnected(Room.Id, Id, Seat, now, _context.UtcNow, Returned: true));
                ResumeSlots();
                break;
            case PeerEventKind.Disconnected:
                TransitionTo(MemberState.Disconnected);
                Downlink?.OnDisconnected();
                Room.Publish(new RoomEvent.MemberDisconnected(Room.Id, Id, Seat, now, _context.UtcNow, LastHeard: now + -DisconnectAfter(_context.Options)));
                break;
        }
    }

    /// <summary>Restarts ICE (RFC 8445 §9); the credentials in use serve on until <see cref="OnIceRestarted"/>. False when the peer is over.</summary>
    public bool RestartIce(MediaTime now, IceCredentials local, IceCredentials remote)
    {
        if (!Peer.RestartIce(now, local, remote))
        {
            return false;
        }

        _formerUfrag ??= _localUfrag;
        _localUfrag = local.Ufrag;
        LogRestarting(_context.Logger, Room.Id, Seat);
        return true;
    }

    /// <summary>The present credentials have proved themselves: those of before are forgotten.</summary>
    public void OnIceRestarted() => _formerUfrag = null;

    /// <summary>Tells the room's audience that it is over, and the remote by a DTLS alert. The caller drains and disposes of the peer.</summary>
    public void Close(MediaTime now, LeaveReason reason)
    {
        foreach (var track in UpTracks.Where(t => t.Started))
        {
            Room.Publish(new RoomEvent.TrackStopped(Room.Id, Id, Seat, now, _context.UtcNow, track.Slot));
        }

        _context.Pacing.Remove(Downlink);
        _feedback.SendGoodbye();
        Peer.Close(now);
        Room.Publish(new RoomEvent.MemberLeft(Room.Id, Id, Seat, now, _context.UtcNow, reason));
        LogLeft(_context.Logger, Room.Id, Seat, reason);
    }

    public MemberStatistics Statistics(MediaTime now)
    {
        var counters = Peer.Counters;
        return new MemberStatistics(
            Id,
            Seat,
            Permissions.Hidden,
            State,
            Peer.RemoteEndpoint.IsEmpty ? null : Peer.RemoteEndpoint.IsIPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6,
            Peer.RemoteEndpoint.IsEmpty ? null : Peer.RemoteEndpoint.IsTcp ? MediaTransport.Tcp : MediaTransport.Udp,
            _feedback.RoundTrip?.TotalMilliseconds,
            counters.PacketsReceived,
            counters.PacketsSent,
            _refused,
            Downlink?.Target,
            Downlink?.QueueDelay?.TotalMilliseconds,
            [.. UpTracks.Select(t => t.Statistics(now))],
            [.. DownTracks.Select(d => d.Statistics(now))]);
    }

    public bool TryFindLayer(Ssrc ssrc, [NotNullWhen(true)] out UpLayer? layer) => _layersBySsrc.TryGetValue(ssrc.Value, out layer);

    public bool TryFindSlot(Ssrc ssrc, [NotNullWhen(true)] out DownTrack? slot) => _slotsBySsrc.TryGetValue(ssrc.Value, out slot);

    public void OnTrackStarted(MediaTime now, UpTrack track) =>
        Room.Publish(new RoomEvent.TrackStarted(Room.Id, Id, Seat, now, _context.UtcNow, track.Slot));

    public void OnSlotBegan(MediaTime now, DownTrack slot, MemberId publisher) =>
        Room.Publish(new RoomEvent.SlotFirstSent(Room.Id, Id, Seat, now, _context.UtcNow, slot.Slot, publisher));

    public void OnPictureChanged(MediaTime now, DownTrack slot) =>
        Room.Publish(new RoomEvent.PictureChanged(Room.Id, Id, Seat, now, _context.UtcNow, slot.Slot, slot.Picture));

    private void OnRtp(MediaTime now, ReadOnlySpan<byte> datagram)
    {
        if (!RtpPacket.TryParse(datagram, out var packet)
            || (!_layersBySsrc.TryGetValue(packet.Ssrc.Value, out var layer) && !TryBind(packet, out layer))
            || !layer.HandlePacket(now, packet))
        {
            _refused++;
            return;
        }

        if (layer.Track.TransportSequenceId is > 0 and var id && packet.TryGetExtension(id, out var sequence) && sequence.Length == 2)
        {
            _feedback.OnTransportSequence(now, packet.Ssrc, BinaryPrimitives.ReadUInt16BigEndian(sequence));
        }
    }

    // An offer without a=ssrc lines: the packet itself names its m-line (RFC 9143 §9.2) and layer (RFC 8852), and its payload type what it is.
    private bool TryBind(in RtpPacket packet, [NotNullWhen(true)] out UpLayer? layer)
    {
        layer = null;
        foreach (var track in UpTracks)
        {
            if (track.TryBind(packet, out layer))
            {
                _layersBySsrc[packet.Ssrc.Value] = layer;
                return true;
            }
        }

        return false;
    }

    private void ResumeSlots()
    {
        foreach (var slot in DownTracks)
        {
            slot.Resume();
        }
    }

    private void TransitionTo(MemberState next)
    {
        LogState(_context.Logger, Room.Id, Seat, State, next);
        State = next;
    }

    // Chromium checks a steady path every 2.5 s only (RFC 7675 §5.1 allows up to 6 s), so who sends no media needs longer.
    private TimeSpan DisconnectAfter(ConferenceOptions options) =>
        UpTracks.Length > 0 ? options.DisconnectAfter : TimeSpan.FromTicks(Math.Max(options.DisconnectAfter.Ticks, LongestQuiet.Ticks));

    [LoggerMessage(Level = LogLevel.Information, Message = "Room {Room}: {Seat} {From} → {To}")]
    private static partial void LogState(ILogger logger, RoomId room, Seat seat, MemberState from, MemberState to);

    [LoggerMessage(Level = LogLevel.Information, Message = "Room {Room}: {Seat} restarts ICE")]
    private static partial void LogRestarting(ILogger logger, RoomId room, Seat seat);

    [LoggerMessage(Level = LogLevel.Information, Message = "Room {Room}: {Seat} left: {Reason}")]
    private static partial void LogLeft(ILogger logger, RoomId room, Seat seat, LeaveReason reason);
}
