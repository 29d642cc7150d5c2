using System.Text;
using Itog.Conference.Rooms;
using Itog.Conference.Signalling;
using Itog.WebRtc;
using Itog.WebRtc.Ice;

namespace Itog.Conference.Workers;

/// <summary>
/// All that a media worker knows: its rooms, and which member a datagram belongs to. No socket, clock or thread of its own:
/// <see cref="MediaWorker"/> drives it with real ones, tests with virtual ones.
/// </summary>
internal sealed class WorkerCore(WorkerContext context)
{
    /// <summary>How often the members' timers are looked at: the grain of NACKs and retransmitted handshakes.</summary>
    public static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Honest members connect within a second or two; after this one gives way to a newcomer when there is no place left.</summary>
    private static readonly TimeSpan ConnectingGrace = TimeSpan.FromSeconds(5);

    private const int LongestUfrag = 256;

    private readonly Dictionary<RoomId, Room> _rooms = [];
    private readonly List<Member> _members = [];
    private readonly Dictionary<SocketEndpoint, Member> _byEndpoint = [];
    private readonly Dictionary<string, Member> _byUfrag = [];
    private readonly CheckBudget _checks = new();
    private MediaTime _nextTick = MediaTime.Never;
    private int _connecting;
    private bool _stopped;

    /// <summary>When <see cref="HandleTimeout"/> has something to do.</summary>
    public MediaTime NextTimeout => context.Pacing.NextTurn < _nextTick ? context.Pacing.NextTurn : _nextTick;

    /// <summary>Datagrams that belong to no member.</summary>
    public long Strays { get; private set; }

    /// <summary>Connectivity checks dropped unread because there were too many before them.</summary>
    public long UnreadChecks { get; private set; }

    /// <summary>Members that have not been connected yet.</summary>
    public int Connecting => _connecting;

    /// <summary>How full the tables are.</summary>
    public WorkerLoad Load(int port, double busy) => new(port, busy, _rooms.Count, _members.Count, _connecting, _byEndpoint.Count, Strays, UnreadChecks);

    /// <summary>Takes a member in by a plan made from its offer; see <see cref="ConferenceService.JoinAsync"/>.</summary>
    public JoinResult Join(MediaTime now, RoomId roomId, MemberId memberId, JoinPlan plan)
    {
        if (_stopped)
        {
            return new JoinRefusal(JoinRefusal.Stopping, "The worker has stopped.");
        }

        var room = _rooms.GetValueOrDefault(roomId);
        if (room is not null && room.IsTaken(plan.Seat, memberId))
        {
            return new JoinRefusal(JoinRefusal.SeatTaken, $"The seat {plan.Seat} has another holder.");
        }

        var old = room?.Find(memberId);
        if (old is null && room is not null && room.Members.Count >= context.Options.MaxRoomMembers)
        {
            return new JoinRefusal(JoinRefusal.RoomFull, $"The room has {room.Members.Count} members.");
        }

        if (old is not { HasBeenConnected: false } && !TryMakePlace(now))
        {
            return new JoinRefusal(JoinRefusal.Busy, $"{_connecting} members are connecting.");
        }

        // Making place may have emptied the room, which then is no longer in the table.
        room = _rooms.GetValueOrDefault(roomId) ?? new Room(roomId, context);
        var member = new Member(now, room, memberId, plan, context);
        Keep(room);
        if (old is not null)
        {
            Remove(now, old, LeaveReason.Replaced, keepRoom: true);
        }

        _connecting++;
        _members.Add(member);
        RouteChecks(member);
        room.Add(now, member);
        if (_nextTick == MediaTime.Never)
        {
            _nextTick = now + TickInterval;
        }

        return new JoinAnswer(plan.Answer);
    }

    /// <summary>Restarts the ICE of a member's connection; see <see cref="ConferenceService.RestartIceAsync"/>.</summary>
    public IceRestartResult RestartIce(MediaTime now, RoomId roomId, MemberId memberId, IceCredentials local, IceCredentials remote, string? session)
    {
        var member = Find(roomId, memberId);
        if (member is null || (session is not null && !member.LocalUfrags.Contains(session)))
        {
            return new JoinRefusal(JoinRefusal.NoConnection, member is null ? "No such member is connected." : "The member has a newer connection.");
        }

        UnrouteChecks(member);
        var restarting = member.RestartIce(now, local, remote);
        RouteChecks(member);
        return restarting ? local : new JoinRefusal(JoinRefusal.NoConnection, "The connection is over.");
    }

    public Member? Find(RoomId roomId, MemberId memberId) => _rooms.GetValueOrDefault(roomId)?.Find(memberId);

    public void Leave(MediaTime now, RoomId roomId, MemberId memberId)
    {
        if (Find(roomId, memberId) is { } member)
        {
            Remove(now, member, LeaveReason.Removed);
        }
    }

    /// <summary>What a member wants to see in a slot; false when there is no such member or slot.</summary>
    public bool Want(MediaTime now, RoomId roomId, MemberId memberId, Slot slot, SlotWish wish) =>
        Find(roomId, memberId) is { } member && member.Want(now, slot, wish);

    public void Attach(MediaTime now, RoomId roomId, Attachment attachment)
    {
        if (!_rooms.TryGetValue(roomId, out var room))
        {
            Keep(room = new Room(roomId, context));
        }

        room.Attach(now, attachment);
    }

    /// <summary>An in-process subscriber needs a key frame of what fills a slot.</summary>
    public void RequestKeyFrame(MediaTime now, RoomId roomId, Slot slot, bool smallest)
    {
        if (_rooms.TryGetValue(roomId, out var room))
        {
            room.RequestKeyFrame(now, slot, smallest);
        }
    }

    public void Detach(MediaTime now, RoomId roomId, Attachment attachment)
    {
        if (_rooms.TryGetValue(roomId, out var room))
        {
            room.Detach(now, attachment);
            Forget(room);
        }
    }

    public RoomStatistics Statistics(MediaTime now, RoomId roomId) =>
        _rooms.GetValueOrDefault(roomId)?.Statistics(now) ?? new RoomStatistics(roomId, now, []);

    public IReadOnlyList<RosterEntry> Roster(RoomId roomId) => _rooms.GetValueOrDefault(roomId)?.Roster() ?? [];

    /// <summary>Takes one datagram of the socket; decrypts it in place.</summary>
    public void HandleDatagram(MediaTime now, in SocketEndpoint from, Span<byte> datagram)
    {
        if (!TryRoute(from, datagram, out var member))
        {
            Strays++;
            return;
        }

        if (datagram is [<= 3, ..])
        {
            HandleCheck(now, from, datagram, member);
            return;
        }

        member.HandleDatagram(now, from, datagram);
        Drain(now, member);
    }

    /// <summary>Whether a member takes datagrams from here.</summary>
    public bool IsRouted(SocketEndpoint from) => _byEndpoint.ContainsKey(from);

    /// <summary>Runs every timer that is due.</summary>
    public void HandleTimeout(MediaTime now)
    {
        context.Pacing.HandleTimeout(now);
        if (now < _nextTick)
        {
            return;
        }

        // Backwards: a member whose time is over takes itself out of the list.
        for (var i = _members.Count - 1; i >= 0; i--)
        {
            var member = _members[i];
            member.HandleTimeout(now);
            Drain(now, member);
        }

        _nextTick = _members.Count == 0 ? MediaTime.Never : now + TickInterval;
    }

    /// <summary>Lets everyone go; nobody can join any more.</summary>
    public void Stop(MediaTime now)
    {
        _stopped = true;
        foreach (var member in _members.ToArray())
        {
            Remove(now, member, LeaveReason.Stopping);
        }
    }

    private void HandleCheck(MediaTime now, in SocketEndpoint from, Span<byte> datagram, Member member)
    {
        var isInUse = from == member.Peer.RemoteEndpoint;
        if (!_checks.MayCheck(now, member, isInUse))
        {
            UnreadChecks++;
            return;
        }

        var before = member.Peer.UnauthorizedChecks;
        member.HandleDatagram(now, from, datagram);
        var isForged = member.Peer.UnauthorizedChecks != before;
        _checks.Note(member, isInUse, isForged);
        if (!isForged)
        {
            Drain(now, member);
        }
    }

    private bool TryMakePlace(MediaTime now)
    {
        if (_connecting < context.Options.MaxConnecting)
        {
            return true;
        }

        var oldest = _members.Find(m => !m.HasBeenConnected);
        if (oldest is null || now - oldest.JoinedAt < ConnectingGrace)
        {
            return false;
        }

        Remove(now, oldest, LeaveReason.Failed);
        return true;
    }

    // RFC 7983 §7: only STUN begins with 0..3. A check finds its member by the ufrag we gave, whatever address it comes from.
    private bool TryRoute(in SocketEndpoint from, ReadOnlySpan<byte> datagram, out Member member)
    {
        if (datagram.Length > 1 && datagram[0] <= 3 && IceUsername.TryReadLocalUfrag(datagram, out var ufrag))
        {
            Span<char> text = stackalloc char[LongestUfrag];
            if (ufrag.Length <= LongestUfrag)
            {
                var length = Encoding.Latin1.GetChars(ufrag, text);
                return _byUfrag.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out member!);
            }
        }

        return _byEndpoint.TryGetValue(from, out member!);
    }

    private void Drain(MediaTime now, Member member)
    {
        context.Outbox.Drain(member.Peer);
        while (member.Peer.TryGetEvent(out var e))
        {
            switch (e.Kind)
            {
                case PeerEventKind.AddressValidated:
                    _byEndpoint[e.Endpoint] = member;
                    member.Endpoints.Add(e.Endpoint);
                    break;
                case PeerEventKind.AddressExpired:
                    Unroute(member, e.Endpoint);
                    break;
                case PeerEventKind.Restarted:
                    UnrouteChecks(member);
                    member.OnIceRestarted();
                    RouteChecks(member);
                    break;
                case PeerEventKind.Closed:
                    Remove(now, member, LeaveReason.Closed);
                    return;
                case PeerEventKind.Failed:
                    Remove(now, member, member.HasBeenConnected ? LeaveReason.Lost : LeaveReason.Failed);
                    return;
                default:
                    _connecting -= e.Kind == PeerEventKind.Connected && !member.HasBeenConnected ? 1 : 0;
                    member.OnPeerEvent(now, e);
                    break;
            }
        }
    }

    private void Remove(MediaTime now, Member member, LeaveReason reason, bool keepRoom = false)
    {
        _connecting -= member.HasBeenConnected ? 0 : 1;
        _members.Remove(member);
        UnrouteChecks(member);
        foreach (var endpoint in member.Endpoints.ToArray())
        {
            Unroute(member, endpoint);
        }

        member.Room.Remove(now, member);
        member.Close(now, reason);
        context.Outbox.Drain(member.Peer);
        member.Peer.Dispose();
        if (!keepRoom)
        {
            Forget(member.Room);
        }
    }

    private void RouteChecks(Member member)
    {
        foreach (var ufrag in member.LocalUfrags)
        {
            _byUfrag.Add(ufrag, member);
        }
    }

    private void UnrouteChecks(Member member)
    {
        foreach (var ufrag in member.LocalUfrags)
        {
            _byUfrag.Remove(ufrag);
        }
    }

    // A newer connection behind the same address may have the route already.
    private void Unroute(Member member, in SocketEndpoint endpoint)
    {
        member.Endpoints.Remove(endpoint);
        if (_byEndpoint.GetValueOrDefault(endpoint) == member)
        {
            _byEndpoint.Remove(endpoint);
        }
    }

    private void Keep(Room room)
    {
        _rooms[room.Id] = room;
        context.Places?.Occupied(room.Id);
    }

    private void Forget(Room room)
    {
        if (room.IsEmpty)
        {
            _rooms.Remove(room.Id);
            context.Places?.Vacated(room.Id);
        }
    }
}
