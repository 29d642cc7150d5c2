using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Itog.Queue.Mailbox;

/// <summary>How the queue of every open auditorium stands, for the other auditoriums of its day. One per process; any thread may call it.</summary>
public sealed class NeighbourQueues
{
    private readonly ConcurrentDictionary<DayKey, NeighbourQueue> _queues = new();

    /// <summary>Takes note of an auditorium; true when the others see something new by it.</summary>
    public bool Note(AuditoriumSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var now = NeighbourQueue.Of(snapshot);
        var changed = !_queues.TryGetValue(snapshot.Materials.Key, out var before) || before != now;
        _queues[snapshot.Materials.Key] = now;
        return changed;
    }

    /// <summary>The other auditoriums of a day that are open, by number.</summary>
    public ImmutableArray<NeighbourQueue> Of(DayKey day) =>
        [.. _queues.Where(q => q.Key.ExamDay == day.ExamDay && q.Key.Auditorium != day.Auditorium).Select(q => q.Value).OrderBy(q => q.Number, StringComparer.Ordinal)];
}
