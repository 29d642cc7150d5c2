using Itog.Conference;
using Itog.WebRtc.Ice;

namespace Itog.Queue.Mailbox;

/// <summary>The conference as the exam day uses it: the seam that tests fake.</summary>
public interface IExamRoom
{
    Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken);

    /// <summary>Restarts the ICE of the connection that has <paramref name="session"/> as our ufrag; all else of it stays.</summary>
    Task<IceRestartResult> RestartIceAsync(RoomId room, MemberId member, IceCredentials remote, string session);

    /// <summary>Ends a member's connection; nothing happens when there is none.</summary>
    Task LeaveAsync(RoomId room, MemberId member);

    /// <summary>What a member wants to see in a slot; false when it has no such slot.</summary>
    Task<bool> WantAsync(RoomId room, MemberId member, Slot slot, SlotWish wish);

    Task<RoomStatistics> StatisticsAsync(RoomId room);
}
