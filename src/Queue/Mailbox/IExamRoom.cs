using Itog.Conference;

namespace Itog.Queue.Mailbox;

/// <summary>The conference as the exam day uses it: the seam that tests fake.</summary>
public interface IExamRoom
{
    Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken);

    /// <summary>Ends a member's connection; nothing happens when there is none.</summary>
    Task LeaveAsync(RoomId room, MemberId member);

    Task<RoomStatistics> StatisticsAsync(RoomId room);
}
