using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Queue.Mailbox;

namespace Itog.Queue.Hub;

/// <summary>
/// The test calls of participants: each is a room of his own, which one connection of his page enters to speak and another to hear what came of it
/// here. Nobody else ever gets in, and nothing of it is written anywhere. One per process; any thread.
/// </summary>
public sealed class TestCalls(IExamRoom room, TimeProvider time)
{
    /// <summary>A call that its page has forgotten ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<Guid, ITimer> _ends = new();

    /// <summary>Lets one end of a participant's call in; a second one of the same end takes the first one's place.</summary>
    public async Task<JoinResult> JoinAsync(Guid participant, TestCallEnd end, JoinOffer offer, CancellationToken cancellationToken)
    {
        // An observer's seat hears a participant and cannot send; the room has no other people.
        var seat = end == TestCallEnd.Speaks ? Seat.Participant : Seat.Observer;
        var joined = await room.JoinAsync(RoomNames.TestCall(participant), MemberOf(participant, end), seat, offer, cancellationToken);
        if (joined.Accepted)
        {
            _ends.AddOrUpdate(
                participant,
                _ => time.CreateTimer(_ => _ = EndAsync(participant), null, Longest, Timeout.InfiniteTimeSpan),
                (_, timer) =>
                {
                    timer.Change(Longest, Timeout.InfiniteTimeSpan);
                    return timer;
                });
        }

        return joined;
    }

    /// <summary>Ends a participant's call; nothing happens when there is none.</summary>
    public async Task EndAsync(Guid participant)
    {
        if (!_ends.TryRemove(participant, out var timer))
        {
            return;
        }

        await timer.DisposeAsync();
        foreach (var end in Enum.GetValues<TestCallEnd>())
        {
            await room.LeaveAsync(RoomNames.TestCall(participant), MemberOf(participant, end));
        }
    }

    private static MemberId MemberOf(Guid participant, TestCallEnd end) => MemberId.Of($"caller-{participant:D}", end.ToString().ToLowerInvariant());
}
