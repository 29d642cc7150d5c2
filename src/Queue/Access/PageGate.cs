using System.Globalization;
using System.Security.Claims;
using Itog.Exam;
using Itog.Queue.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Access;

/// <summary>
/// Decides who may open which page: the participant his own, staff the page of the role they are assigned to in that
/// auditorium, an assistant or interpreter that of the auditorium in which a participant of his is scheduled: his page follows this one, whatever its
/// address says.
/// Asked at connecting and again at every call, so that a withdrawn assignment counts at once. Stateless, called from any thread.
/// </summary>
public sealed class PageGate(IDbContextFactory<ExamDbContext> databases, DayDirectory days)
{
    public static Problem NotSignedIn { get; } = new(
        "not-signed-in", "Вы не вошли", "Откройте свою личную ссылку ещё раз или войдите под своим именем.");

    public static Problem NotYours { get; } = new(
        "not-allowed", "Эта страница вам недоступна", "Вы не назначены в эту аудиторию в нужной роли. Обратитесь к ответственному организатору.");

    public static Problem NoExam { get; } = new(
        "no-exam-day", "Экзамен не найден", "Вас нет в графике подключения. Проверьте ссылку или обратитесь в свою школу.", "002 §40.1");

    /// <summary>Leave for <paramref name="page"/>, or the refusal. The arguments are those of the hub's address, as they came.</summary>
    public async Task<Outcome<PagePass>> OpenAsync(ClaimsPrincipal principal, string? page, string? auditorium, CancellationToken cancellationToken = default)
    {
        if (!Enum.TryParse<Page>(page, ignoreCase: true, out var opened) || !Enum.IsDefined(opened) || !string.Equals(page, opened.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return BadArgument.Of("page");
        }

        if (opened == Page.Participant)
        {
            return ItogClaims.ParticipantOf(principal) is not { } participant ? NotSignedIn
                : await days.ForParticipantAsync(participant, cancellationToken) is { } day ? new PagePass(opened, day, participant)
                : NoExam;
        }

        if (!int.TryParse(auditorium, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return BadArgument.Of("auditorium");
        }

        var person = PagePass.RoleOf(opened) is null ? ItogClaims.AttendantOf(principal)
            : Guid.TryParse(ItogClaims.StaffOf(principal), out var staff) ? staff
            : null;
        return person is not { } owner ? NotSignedIn
            : await days.ForAuditoriumAsync(id, cancellationToken) is not { } key ? NotYours
            : await StandsAsync(new PagePass(opened, key, owner), cancellationToken) ? new PagePass(opened, key, owner)
            : await MovedAsync(new PagePass(opened, key, owner), cancellationToken) is { } moved ? moved
            : NotYours;
    }

    /// <summary>Where the participants of an attendant went from the auditorium of his page; null when he has none that day.</summary>
    private async Task<PagePass?> MovedAsync(PagePass pass, CancellationToken cancellationToken)
    {
        if (pass.Attends is null)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var auditoriums = await db.Schedule
            .Where(e => e.ExamDayId == pass.Day.ExamDay && db.AttendantAssignments.Any(a => a.AttendantId == pass.Person && a.ParticipantId == e.ParticipantId))
            .Select(e => new { e.AuditoriumId, e.ScheduledAt }).ToListAsync(cancellationToken);
        return auditoriums.MinBy(e => e.ScheduledAt) is { } first
            && pass with { Day = pass.Day with { Auditorium = first.AuditoriumId } } is var moved && await StandsAsync(moved, cancellationToken) ? moved : null;
    }

    /// <summary>Whether a pass still holds.</summary>
    public async Task<bool> StandsAsync(PagePass pass, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pass);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return pass.Attends is { } beside
            ? await db.AttendantAssignments.AnyAsync(
                a => a.AttendantId == pass.Person && a.Attendant!.Role == beside && a.Attendant.WithdrawnAt == null && !a.Attendant.Beside
                    && db.Schedule.Any(e => e.ParticipantId == a.ParticipantId && e.ExamDayId == pass.Day.ExamDay && e.AuditoriumId == pass.Day.Auditorium), cancellationToken)
            : pass.Role is { } role
            ? await db.StaffAssignments.AnyAsync(
                a => a.StaffMemberId == pass.Person && a.AuditoriumId == pass.Day.Auditorium && a.Role == role && a.StaffMember!.LockoutEnd != DateTimeOffset.MaxValue, cancellationToken)
            : await db.Schedule.AnyAsync(
                e => e.ParticipantId == pass.Person && e.ExamDayId == pass.Day.ExamDay && e.AuditoriumId == pass.Day.Auditorium, cancellationToken);
    }
}
