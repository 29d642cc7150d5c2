using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Queue.Wall;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Wall;

/// <summary>Reads the wall for a caller who has been let in: its tiles, the disk, the server. One for each request.</summary>
internal sealed class WallReading(IDbContextFactory<ExamDbContext> databases, DayDirectory days, WallBoard board, ServerLoad load, IAttemptRecorder recorder, TimeProvider time)
{
    public async Task<WallAnswer> ReadAsync(SchoolCaller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == caller.School, cancellationToken);
        var keys = await days.ForSchoolAsync(caller.School, cancellationToken);
        var day = keys is [var first, ..] ? await db.ExamDays.AsNoTracking().SingleAsync(d => d.Id == first.ExamDay, cancellationToken) : null;
        return new WallAnswer(
            time.GetUtcNow(),
            school.Name,
            TimeZoneInfo.TryConvertWindowsIdToIanaId(school.TimeZoneId, out var iana) ? iana : school.TimeZoneId,
            day?.Date,
            day?.Kind == ExamDayKind.Rehearsal,
            WallAnswer.Acts(caller.Roles),
            new DiskView(recorder.Disk.FreeBytes, recorder.Disk.Low),
            await load.ReadAsync(),
            await board.ReadAsync(caller.School));
    }

    /// <summary>Whether the caller may still look: asked again and again while the wall is told to him.</summary>
    public async Task<bool> StandsAsync(SchoolCaller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(u => u.Id == caller.Staff && u.LockoutEnd != DateTimeOffset.MaxValue, cancellationToken)
            && (await SchoolStaff.RolesAsync(db, caller.Staff, caller.School, cancellationToken)).Intersect(caller.Roles).Count() == caller.Roles.Count;
    }

    /// <summary>Who of today's participants has tested his connection, and with what result; in the order of auditoriums and schedule.</summary>
    public async Task<IReadOnlyList<TestedAnswer>> TestsAsync(int school) =>
        [.. (await board.AllAsync(school)).SelectMany(a => a.Snapshot.Day.Plan.Schedule.OrderBy(p => p.ScheduledAt).Select(p => Tested(a.Snapshot, p.Id, p.ScheduledAt)))];

    private static TestedAnswer Tested(AuditoriumSnapshot s, Guid participant, DateTimeOffset scheduledAt)
    {
        var ticket = s.Day.Ticket(participant);
        return new(
            s.Materials.Auditorium.Id, s.Materials.Auditorium.Number, PersonNames.Of(s, participant), scheduledAt,
            ticket.Presence.Connected, ticket.PreCheckPassed, ticket.PreCheckFailed);
    }
}
