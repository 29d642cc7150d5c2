using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Exam;
using Itog.Queue.Mailbox;
using Itog.Recorder.Trial;

namespace Itog.Queue.Hub;

/// <summary>
/// The test calls: each is a room of one person, which one connection of his page enters to speak and another to hear what came of it here. Nobody else
/// ever gets in, and nothing that is said is written anywhere; what was measured waits in memory for the verdict. One per process; any thread.
/// </summary>
public sealed class TestCalls(IExamRoom room, VoiceTakes takes, TimeProvider time)
{
    /// <summary>A call that its page has forgotten ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<Guid, TestCallRun> _runs = new();
    private readonly ConcurrentDictionary<Guid, TestMeasured> _measured = new();

    /// <summary>Lets one end of a person's call in; a second one of the same end takes the first one's place.</summary>
    public async Task<JoinResult> JoinAsync(Guid person, TestCallEnd end, JoinOffer offer, CancellationToken cancellationToken)
    {
        // An observer's seat hears a participant and cannot send; the room has no other people.
        var seat = end == TestCallEnd.Speaks ? Seat.Participant : Seat.Observer;
        var joined = await room.JoinAsync(RoomNames.TestCall(person), MemberOf(person, end), seat, offer, cancellationToken);
        if (joined.Accepted)
        {
            _runs.GetOrAdd(person, _ => new TestCallRun(LookAsync, () => EndAsync(person), time, person)).Prolong();
        }

        return joined;
    }

    /// <summary>Begins the test recording of a call; one that runs is begun anew.</summary>
    public async Task<Outcome<Done>> BeginTakeAsync(Guid person)
    {
        if (!_runs.TryGetValue(person, out var run))
        {
            return HubRefusal.NoTestCall;
        }

        await run.BeginTakeAsync(await takes.BeginAsync(RoomNames.TestCall(person)));
        return Done.Yes;
    }

    /// <summary>Ends it: the name of what was heard, for <see cref="Sound"/>; null when nothing came.</summary>
    public async Task<Outcome<Guid?>> EndTakeAsync(Guid person, CancellationToken cancellationToken) =>
        _runs.TryGetValue(person, out var run) ? await run.EndTakeAsync(cancellationToken) : HubRefusal.NoTestCall;

    /// <summary>The test recording for whoever spoke it, while his call lasts; null for everybody else.</summary>
    public byte[]? Sound(Guid person, Guid take) => _runs.TryGetValue(person, out var run) ? run.SoundOf(take) : null;

    /// <summary>What was measured in the person's running or last call; nothing before the first one.</summary>
    public TestMeasured Measured(Guid person) =>
        _runs.TryGetValue(person, out var run) ? run.Measured() : _measured.GetValueOrDefault(person) ?? TestMeasured.Nothing;

    /// <summary>Ends a person's call; nothing happens when there is none.</summary>
    public async Task EndAsync(Guid person)
    {
        if (!_runs.TryRemove(person, out var run))
        {
            return;
        }

        // A call that was shorter than a second has been seen, too.
        await run.LookAsync();
        _measured[person] = run.Measured();
        await run.DisposeAsync();
        foreach (var end in Enum.GetValues<TestCallEnd>())
        {
            await room.LeaveAsync(RoomNames.TestCall(person), MemberOf(person, end));
        }
    }

    private async Task<TestLook?> LookAsync(Guid person)
    {
        var members = (await room.StatisticsAsync(RoomNames.TestCall(person))).Members;
        var speaks = members.FirstOrDefault(m => m.Member == MemberOf(person, TestCallEnd.Speaks));
        return speaks is null ? null : TestLook.Of(speaks, members.FirstOrDefault(m => m.Member == MemberOf(person, TestCallEnd.Hears)));
    }

    private static MemberId MemberOf(Guid person, TestCallEnd end) => MemberId.Of($"caller-{person:D}", end.ToString().ToLowerInvariant());
}
