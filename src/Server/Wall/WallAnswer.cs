using Itog.Exam.People;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;

namespace Itog.Server.Wall;

/// <summary>The wall of a school as of a second; <c>web/src/protocol/wall.ts</c> has its shape.</summary>
/// <param name="Date">The day that is shown; null when the school has none.</param>
/// <param name="TimeZone">IANA name of the school's time zone.</param>
/// <param name="MayAct">The caller may open, close, write and acknowledge: the technician. Others only look.</param>
/// <param name="Tiles">By the numbers of the auditoriums.</param>
internal sealed record WallAnswer(
    DateTimeOffset At,
    string School,
    string TimeZone,
    DateOnly? Date,
    bool Rehearsal,
    bool MayAct,
    DiskView Disk,
    ServerAnswer Server,
    IReadOnlyList<TileView> Tiles)
{
    /// <summary>Whether these roles may do more than look.</summary>
    public static bool Acts(IReadOnlyList<StaffRole> roles) => roles.Contains(StaffRole.Technician);
}
