using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.WebRtc;
using Itog.WebRtc.Ice;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>A room that remembers who came and who was asked to leave.</summary>
internal sealed class FakeRoom : IExamRoom
{
    public List<(RoomId Room, MemberId Member, Seat Seat)> Joined { get; } = [];

    public List<MemberId> Left { get; } = [];

    public List<(MemberId Member, Slot Slot, SlotWish Wish)> Wanted { get; } = [];

    public Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken)
    {
        Joined.Add((room, member, seat));
        return Task.FromResult<JoinResult>(new JoinAnswer("answer"));
    }

    public Task<IceRestartResult> RestartIceAsync(RoomId room, MemberId member, IceCredentials remote, string session) =>
        Task.FromResult<IceRestartResult>(IceCredentials.Create());

    public Task LeaveAsync(RoomId room, MemberId member)
    {
        Left.Add(member);
        return Task.CompletedTask;
    }

    public Task<bool> WantAsync(RoomId room, MemberId member, Slot slot, SlotWish wish)
    {
        Wanted.Add((member, slot, wish));
        return Task.FromResult(true);
    }

    public Task<RoomStatistics> StatisticsAsync(RoomId room) => Task.FromResult(new RoomStatistics(room, default(MediaTime), []));
}
