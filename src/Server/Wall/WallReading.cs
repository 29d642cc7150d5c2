using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;
using Itog.Server.Api;
using Itog.Server.Post;
using Itog.Server.Readiness;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Wall;

/// <summary>Reads the wall for a caller who has been let in: its tiles, the disk, the server. One for each request.</summary>
internal sealed class WallReading(IDbContextFactory<ExamDbContext> databases, DayDirectory days, WallBoard board, ServerLoad load, IAttemptRecorder recorder, LetterPost post, TimeProvider time)
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

    /// <summary>Who of the day's participants and stations has tested the connection, before the day and today, and with what result.</summary>
    public async Task<TestsAnswer> TestsAsync(int school, CancellationToken cancellationToken)
    {
        var canWrite = post.Ways.Count > 0;
        var auditoriums = (await board.AllAsync(school)).ToDictionary(a => a.Key.Auditorium);
        if (auditoriums.Values.FirstOrDefault() is not { } any)
        {
            return new TestsAnswer(null, canWrite, [], []);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var report = (await ReadinessReport.ReadAsync(db, any.Key.ExamDay, [], time.GetUtcNow(), cancellationToken))!;
        return new TestsAnswer(
            any.Key.ExamDay,
            canWrite,
            [.. report.Stations.Select(StationReadinessAnswer.Of)],
            [.. report.Participants.Where(p => auditoriums.ContainsKey(p.Entry.AuditoriumId)).Select(p => TestedAnswer.Of(p, auditoriums[p.Entry.AuditoriumId].Snapshot))]);
    }
}
