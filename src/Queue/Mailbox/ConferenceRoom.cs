using Itog.Conference;
using Itog.WebRtc.Ice;

namespace Itog.Queue.Mailbox;

/// <summary>The real rooms, by <see cref="ConferenceService"/>. Stateless; called from any thread.</summary>
internal sealed class ConferenceRoom(ConferenceService conference) : IExamRoom
{
    public Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken) =>
        conference.JoinAsync(room, member, seat, offer, cancellationToken);

    public Task<IceRestartResult> RestartIceAsync(RoomId room, MemberId member, IceCredentials remote, string session) =>
        conference.RestartIceAsync(room, member, remote, session);

    public Task LeaveAsync(RoomId room, MemberId member) => conference.LeaveAsync(room, member);

    public Task<bool> WantAsync(RoomId room, MemberId member, Slot slot, SlotWish wish) => conference.WantAsync(room, member, slot, wish);

    public Task<RoomStatistics> StatisticsAsync(RoomId room) => conference.StatisticsAsync(room);
}
