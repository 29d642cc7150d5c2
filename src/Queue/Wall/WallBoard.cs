using System.Collections.Concurrent;
using Itog.Queue.Access;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;

namespace Itog.Queue.Wall;

/// <summary>
/// The tiles of a school, looked up at most once a second however many look at its wall: numbers of streams change all the time, and one look asks
/// every room. Nothing is looked up while nobody asks. One per process; any thread.
/// </summary>
public sealed class WallBoard(DayDirectory days, AuditoriumMailboxes mailboxes, PageConnections pages, IExamRoom room, TimeProvider time)
{
    /// <summary>How long a look counts; a little less than the second in which the wall is told anew.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(900);

    private readonly ConcurrentDictionary<int, Look> _looks = new();

    /// <summary>The tiles of the auditoriums that have a schedule on the day that counts now, by their numbers.</summary>
    public async Task<IReadOnlyList<TileView>> ReadAsync(int school)
    {
        var look = _looks.AddOrUpdate(school, _ => Begin(school), (_, last) => last.IsFresh(time) ? last : Begin(school));
        try
        {
            return await look.Tiles.Value;
        }
        catch (Exception)
        {
            // The next one who asks looks again.
            _looks.TryRemove(KeyValuePair.Create(school, look));
            throw;
        }
    }

    /// <summary>The day of an auditorium of the school; null for an auditorium of another one, or without a schedule.</summary>
    public async Task<AuditoriumMailbox?> FindAsync(int school, int auditorium) =>
        (await days.ForSchoolAsync(school)).FirstOrDefault(d => d.Auditorium == auditorium) is { Auditorium: not 0 } day ? await mailboxes.GetAsync(day) : null;

    /// <summary>The days of all auditoriums of the school, by their numbers.</summary>
    public async Task<IReadOnlyList<AuditoriumMailbox>> AllAsync(int school)
    {
        List<AuditoriumMailbox> all = [];
        foreach (var day in await days.ForSchoolAsync(school))
        {
            if (await mailboxes.GetAsync(day) is { } mailbox)
            {
                all.Add(mailbox);
            }
        }

        return all;
    }

    private Look Begin(int school) => new(time.GetTimestamp(), new(() => LookAsync(school)));

    private async Task<IReadOnlyList<TileView>> LookAsync(int school)
    {
        var relayed = pages.Relayed();
        var now = time.GetUtcNow();
        return await Task.WhenAll((await AllAsync(school)).Select(async auditorium =>
        {
            var statistics = await room.StatisticsAsync(RoomNames.Room(auditorium.Key.ExamDay, auditorium.Key.Auditorium));
            return TileBuilder.Build(auditorium.Snapshot, statistics, relayed, now);
        }));
    }

    private sealed record Look(long At, Lazy<Task<IReadOnlyList<TileView>>> Tiles)
    {
        public bool IsFresh(TimeProvider time) => time.GetElapsedTime(At) < Fresh;
    }
}
