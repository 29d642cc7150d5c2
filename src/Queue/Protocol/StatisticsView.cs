namespace Itog.Queue.Protocol;

/// <summary>Every stream of the room, pushed to the technician once a second.</summary>
public sealed record StatisticsView(DateTimeOffset At, IReadOnlyList<MemberStatisticsView> Members, DiskView Disk);
