using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>
/// The auditoriums of a school: adding and naming them. Those who lead the school work in each of its auditoriums, so a new one gets
/// them at once. Stateless; every call is a transaction of its own in the caller's context.
/// </summary>
public sealed class AuditoriumBook(ExamDbContext db, TimeProvider time)
{
    private static readonly StaffRole[] Leaders = [StaffRole.Organizer, StaffRole.SchoolHead];

    private static readonly Problem BadNumber = new(
        "auditorium-number", "Номер аудитории не подходит", "Номер аудитории — от одной до четырёх цифр, например 0101: так его печатают ведомость и список.", "001 прил. 7");

    private static readonly Problem BadName = new(
        "auditorium-name", "Название аудитории не подходит", "Назовите аудиторию коротко, до 60 знаков, например «Кабинет 21».");

    private static readonly Problem Taken = new(
        "auditorium-taken", "Такой номер уже есть", "Аудитория с этим номером в школе уже есть. Возьмите другой номер.");

    private static readonly Problem NumberPrinted = new(
        "auditorium-printed", "Номер уже в бумагах закрытого экзамена",
        "С этим номером сданы ведомость, список и записи закрытого дня. Название менять можно; для другого номера добавьте новую аудиторию.", ClosedDay.Clause);

    private static readonly Problem Missing = new(
        "no-such-auditorium", "Аудитории нет", "Такой аудитории в этой школе нет. Обновите страницу.");

    public async Task<Outcome<Auditorium>> AddAsync(int school, string? number, string? name, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!TryRead(number, name, out var read, out var problem))
        {
            return problem!;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.Auditoriums.AnyAsync(a => a.SchoolId == school && a.Number == read.Number, cancellationToken))
        {
            return Taken;
        }

        var auditorium = new Auditorium { SchoolId = school, Number = read.Number, Name = read.Name };
        db.Auditoriums.Add(auditorium);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceLeadersAsync(db, school, cancellationToken);
        await NoteAsync("AuditoriumAdded", auditorium, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return auditorium;
    }

    public async Task<Outcome<Auditorium>> RenameAsync(int school, int id, string? number, string? name, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!TryRead(number, name, out var read, out var problem))
        {
            return problem!;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.Auditoriums.SingleOrDefaultAsync(a => a.SchoolId == school && a.Id == id, cancellationToken) is not { } auditorium)
        {
            return Missing;
        }

        if (await db.Auditoriums.AnyAsync(a => a.SchoolId == school && a.Number == read.Number && a.Id != id, cancellationToken))
        {
            return Taken;
        }

        // Papers and recordings of a closed day bear the number; the name is for the school itself.
        if (auditorium.Number != read.Number
            && await db.Schedule.AnyAsync(e => e.AuditoriumId == id && e.ExamDay!.ClosedAt != null, cancellationToken))
        {
            return NumberPrinted;
        }

        (auditorium.Number, auditorium.Name) = read;
        await NoteAsync("AuditoriumRenamed", auditorium, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return auditorium;
    }

    /// <summary>Gives the leaders of a school their place in each of its auditoriums. Inside the caller's transaction.</summary>
    public static async Task PlaceLeadersAsync(ExamDbContext db, int school, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var placed = await db.StaffAssignments.Where(a => a.Auditorium!.SchoolId == school && Leaders.Contains(a.Role))
            .Select(a => new { a.StaffMemberId, a.Role, a.AuditoriumId }).ToListAsync(cancellationToken);
        var appointed = await db.CommissionMembers.Where(m => m.SchoolId == school && m.ReleasedAt == null && m.Commission != Commission.Recheck && Leaders.Contains(m.Role))
            .Select(m => new { m.StaffMemberId, m.Role }).ToListAsync(cancellationToken);
        var leaders = placed.Select(p => (p.StaffMemberId, p.Role)).Concat(appointed.Select(m => (m.StaffMemberId, m.Role))).Distinct();
        var auditoriums = await db.Auditoriums.Where(a => a.SchoolId == school).Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var (staff, role) in leaders)
        {
            db.StaffAssignments.AddRange(auditoriums
                .Where(a => !placed.Exists(p => p.StaffMemberId == staff && p.Role == role && p.AuditoriumId == a))
                .Select(a => new StaffAssignment { StaffMemberId = staff, AuditoriumId = a, Role = role }));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool TryRead(string? number, string? name, out (string Number, string Name) read, out Problem? problem)
    {
        read = (number?.Trim() ?? string.Empty, name?.Trim() ?? string.Empty);
        problem = read.Number.Length is 0 or > 4 || !read.Number.All(char.IsAsciiDigit) ? BadNumber : read.Name.Length is 0 or > 60 ? BadName : null;
        read.Number = read.Number.PadLeft(4, '0');
        return problem is null;
    }

    private async Task NoteAsync(string type, Auditorium auditorium, Actor actor, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(new { auditorium.Id, auditorium.Number, auditorium.Name }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(auditorium.SchoolId), type, payload, actor, time.GetUtcNow(), auditorium.Id), cancellationToken);
    }
}
