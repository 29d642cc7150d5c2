using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Itog.Conference;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

/// <summary>All pages that are connected, one window for each person and page. Shared by the hub's threads and the mailboxes' tasks.</summary>
public sealed class PageConnections
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PageConnection> _byId = [];
    private readonly Dictionary<PagePass, PageConnection> _byPass = [];
    private readonly Dictionary<PagePass, CallBudget> _joins = [];

    /// <summary>Adds a page; the answer is the older window of the same person and page, which is superseded by that.</summary>
    public PageConnection? Add(PageConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        lock (_gate)
        {
            var older = _byPass.GetValueOrDefault(connection.Pass);
            older?.Supersede();
            _byId[connection.Id] = connection;
            _byPass[connection.Pass] = connection;
            return older;
        }
    }

    /// <summary>
    /// A participant's page goes on in another auditorium by the same link: no view of the old one follows, and its calls reach the new one.
    /// Null when he has no page open there.
    /// </summary>
    public PageConnection? Move(PagePass from, AuditoriumMailbox to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        lock (_gate)
        {
            if (!_byPass.Remove(from, out var old))
            {
                return null;
            }

            old.Supersede();
            var moved = old.MovedTo(to);
            if (_byPass.ContainsKey(moved.Pass))
            {
                // He has opened the new auditorium already.
                return null;
            }

            _byId[moved.Id] = moved;
            _byPass[moved.Pass] = moved;
            return moved;
        }
    }

    /// <summary>Takes a page out; true when no newer window stands in its place.</summary>
    public bool Remove(string id, [MaybeNullWhen(false)] out PageConnection connection)
    {
        lock (_gate)
        {
            if (!_byId.Remove(id, out connection))
            {
                return false;
            }

            connection.Close();
            return _byPass.TryGetValue(connection.Pass, out var newest) && ReferenceEquals(newest, connection) && _byPass.Remove(connection.Pass);
        }
    }

    public PageConnection? Find(string id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>The current window by which somebody is in a room.</summary>
    public PageConnection? Find(RoomId room, MemberId member)
    {
        lock (_gate)
        {
            return _byPass.Values.FirstOrDefault(c => RoomNames.MemberOf(c.Pass) == member && RoomNames.Room(c.Pass.Day.ExamDay, c.Pass.Day.Auditorium) == room);
        }
    }

    /// <summary>How many times its owner may still enter the room: kept over his connections, since each entering is dear.</summary>
    public CallBudget JoinsOf(PagePass pass, Func<CallBudget> first)
    {
        ArgumentNullException.ThrowIfNull(first);
        lock (_gate)
        {
            return CollectionsMarshal.GetValueRefOrAddDefault(_joins, pass, out _) ??= first();
        }
    }

    /// <summary>The current windows of an auditorium's day.</summary>
    public IReadOnlyList<PageConnection> Of(DayKey day)
    {
        lock (_gate)
        {
            return [.. _byPass.Values.Where(c => c.Pass.Day == day)];
        }
    }

    /// <summary>Who says that his media go through a TURN server, in all rooms.</summary>
    public IReadOnlySet<MemberId> Relayed()
    {
        lock (_gate)
        {
            return _byPass.Values.Where(c => c.IsRelayed && RoomNames.SeatOf(c.Pass.Page) is not null).Select(c => RoomNames.MemberOf(c.Pass)).ToHashSet();
        }
    }

    /// <summary>The current windows of one kind, in all auditoriums.</summary>
    public IReadOnlyList<PageConnection> Of(Page page)
    {
        lock (_gate)
        {
            return [.. _byPass.Values.Where(c => c.Pass.Page == page)];
        }
    }
}
