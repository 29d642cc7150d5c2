using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// The members of one auditorium's day, and who fills which slot. The newest member of a seat who publishes a source is the slot's source;
/// every change of members wires the room anew. Owned by a <see cref="WorkerCore"/>; worker thread.
/// </summary>
internal sealed class Room(RoomId id, WorkerContext context)
{
    private readonly List<Member> _members = [];
    private readonly List<Attachment> _attachments = [];
    private readonly Dictionary<Slot, UpTrack> _sources = [];

    public RoomId Id => id;

    /// <summary>In the order of joining.</summary>
    public IReadOnlyList<Member> Members => _members;

    public bool IsEmpty => _members.Count == 0 && _attachments.Count == 0;

    public Member? Find(MemberId member) => _members.Find(m => m.Id == member);

    /// <summary>Whether somebody else holds a seat that has room for one only; further connections of its holder are welcome.</summary>
    public bool IsTaken(Seat seat, MemberId by) =>
        SeatPermissions.IsExclusive(seat) && _members.Exists(m => m.Seat == seat && !m.Id.SharesHolderWith(by));

    public void Add(MediaTime now, Member member)
    {
        _members.Add(member);
        Wire(now);
    }

    public void Remove(MediaTime now, Member member)
    {
        _members.Remove(member);
        Wire(now);
    }

    public void Attach(MediaTime now, Attachment attachment)
    {
        _attachments.Add(attachment);
        Wire(now);
        foreach (var source in _sources.Values.Where(attachment.Wants))
        {
            source.RequestKeyFrame(now, attachment.WantsSmallest);
        }
    }

    public void Detach(MediaTime now, Attachment attachment)
    {
        _attachments.Remove(attachment);
        Wire(now);
    }

    /// <summary>An in-process subscriber needs a key frame of what fills a slot.</summary>
    public void RequestKeyFrame(MediaTime now, Slot slot, bool smallest) => _sources.GetValueOrDefault(slot)?.RequestKeyFrame(now, smallest);

    public void Publish(RoomEvent e) => context.Events.Publish(e);

    public RoomStatistics Statistics(MediaTime now) => new(id, now, [.. _members.Select(m => m.Statistics(now))]);

    public IReadOnlyList<RosterEntry> Roster() =>
        [.. _members.Where(m => !m.Permissions.Hidden).Select(m => new RosterEntry(m.Id, m.Seat, m.State, m.PublishedSources))];

    private void Wire(MediaTime now)
    {
        var before = _sources.ToArray();
        _sources.Clear();
        foreach (var track in _members.SelectMany(m => m.UpTracks))
        {
            _sources[track.Slot] = track;
        }

        foreach (var (slot, track) in before)
        {
            if (_sources.GetValueOrDefault(slot) != track)
            {
                track.Unwire();
                _attachments.ForEach(a => a.Release(track, now));
            }
        }

        foreach (var receiver in _members.SelectMany(m => m.DownTracks))
        {
            receiver.SetSource(_sources.GetValueOrDefault(receiver.Slot));
        }

        foreach (var (slot, track) in _sources)
        {
            track.Wire(
                [.. _members.SelectMany(m => m.DownTracks).Where(d => d.Slot == slot)],
                [.. _attachments.Where(a => a.Wants(track))]);
        }

        foreach (var member in _members)
        {
            member.ChooseLayers(now);
        }
    }
}
