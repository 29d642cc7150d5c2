using System.Collections.Concurrent;
using Itog.Conference;
using Microsoft.Extensions.Hosting;

namespace Itog.Server.Whip;

/// <summary>
/// Every session that stands, by its address and by its member. A session goes with its member, whoever ends it: the client, the server,
/// the network. One per process; any thread.
/// </summary>
public sealed class MediaSessions(ConferenceService conference) : BackgroundService
{
    private readonly ConcurrentDictionary<string, MediaSession> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<MemberId, MediaSession> _byMember = new();

    /// <summary>The session of an address; null when there is none, or no more.</summary>
    public MediaSession? Find(string id) => _byId.GetValueOrDefault(id);

    public bool Stands(MediaSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return _byId.ContainsKey(session.Id);
    }

    public IEnumerable<MediaSession> Of(Guid token) => _byId.Values.Where(s => s.Ticket.Id == token);

    /// <summary>Before the join, so that not even a member who leaves at once is missed.</summary>
    public void Add(MediaSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _byId[session.Id] = session;
        _byMember[session.Member] = session;
    }

    /// <summary>Forgets a session whose member did not come in or has gone.</summary>
    public void Forget(MediaSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _byId.TryRemove(session.Id, out _);
        _byMember.TryRemove(session.Member, out _);
    }

    /// <summary>Lets the member of a session go.</summary>
    public Task EndAsync(MediaSession session)
    {
        Forget(session);
        return conference.LeaveAsync(session.Room, session.Member);
    }

    /// <summary>Lets the members of these sessions go.</summary>
    public async Task EndAsync(Func<MediaSession, bool> which)
    {
        foreach (var session in _byId.Values.Where(which))
        {
            await EndAsync(session);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in conference.Subscribe(stoppingToken).ReadAllAsync(stoppingToken))
        {
            if (happened is RoomEvent.MemberLeft && _byMember.TryGetValue(happened.Member, out var session))
            {
                Forget(session);
            }
        }
    }
}
