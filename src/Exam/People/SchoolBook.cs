using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>
/// Makes a school and its first organizer, who makes everything else. Each step is a transaction of its own: one that broke off is finished by the same
/// words once more. Works in the caller's context.
/// </summary>
public sealed class SchoolBook(ExamDbContext db, AccountBook accounts, CommissionBook commissions, TimeProvider time)
{
    private const int LongestName = 200;

    private static readonly Problem BadCode = new("school-code", "Код школы не подходит", "Код ОО — от одной до шести цифр, например 260117: столько клеток на бланках.");

    private static readonly Problem BadMunicipality = new("school-municipality", "Код муниципалитета не подходит", "Код МСУ — от одной до трёх цифр, например 017.");

    private static readonly Problem BadRegion = new("school-region", "Не указан субъект РФ", "Укажите код или название субъекта РФ так, как его печатают бланки, до 60 знаков: 26.");

    private static readonly Problem BadName = new("school-name", "Название школы не подходит", "Укажите название, как оно стоит на бланках, до 200 знаков.");

    private static readonly Problem Taken = new("school-taken", "Такая школа уже есть", "Школа с этим кодом заведена, и у неё есть ответственный организатор.");

    public async Task<Outcome<NewSchool>> AddAsync(SchoolEntry entry, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Check(entry) is { } wrong)
        {
            return wrong;
        }

        var code = entry.Code!.Trim();
        var school = await db.Schools.SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        if (school is not null && await db.CommissionMembers.AnyAsync(m => m.SchoolId == school.Id && m.Role == StaffRole.Organizer && m.ReleasedAt == null, cancellationToken))
        {
            return Taken;
        }

        if (await accounts.RefuseAsync(entry.Organizer, entry.Login, cancellationToken) is { } unfit)
        {
            return unfit;
        }

        school ??= await WriteAsync(entry, code, actor, cancellationToken);
        if (!(await accounts.CreateAsync(school.Id, entry.Organizer, entry.Login, actor, cancellationToken)).TryGet(out var organizer, out var problem))
        {
            return problem;
        }

        var appointment = new CommissionEntry { Role = StaffRole.Organizer, Commission = Commission.Conduct };
        if ((await commissions.AppointAsync(school.Id, organizer.UserName, appointment, actor, cancellationToken)).Problem is { } refusal)
        {
            return refusal;
        }

        return (await accounts.IssuePasswordAsync(school.Id, organizer.Id, leads: true, actor, cancellationToken)).TryGet(out var password, out var trouble)
            ? new NewSchool(school, organizer, password)
            : trouble;
    }

    private static Problem? Check(SchoolEntry entry) =>
        !IsCode(entry.Code, 6) ? BadCode
        : !IsCode(entry.MunicipalityCode, 3) ? BadMunicipality
        : !Fits(entry.Region, 60) ? BadRegion
        : !Fits(entry.Name, LongestName) ? BadName
        : RegulationPacks.Find(entry.Regulation?.Trim() ?? "") is null
            ? new Problem("school-regulation", "Такого порядка нет", $"Укажите один из известных: {string.Join(", ", RegulationPacks.All.Select(p => p.Id).Order(StringComparer.Ordinal))}.")
        : !TimeZoneInfo.TryFindSystemTimeZoneById(entry.TimeZone?.Trim() ?? "", out _)
            ? new Problem("school-time-zone", "Такого часового пояса нет", "Укажите его по базе IANA: Europe/Moscow, Asia/Yekaterinburg, Asia/Vladivostok.")
        : null;

    private static bool IsCode(string? text, int longest) => text?.Trim() is { Length: > 0 } code && code.Length <= longest && code.All(char.IsAsciiDigit);

    private static bool Fits(string? text, int longest) => text?.Trim() is { Length: > 0 } fitting && fitting.Length <= longest;

    private async Task<School> WriteAsync(SchoolEntry entry, string code, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var (region, municipality) = (entry.Region!.Trim(), entry.MunicipalityCode!.Trim());
        if (!string.IsNullOrWhiteSpace(entry.MunicipalityName) && !await db.Municipalities.AnyAsync(m => m.Region == region && m.Code == municipality, cancellationToken))
        {
            db.Municipalities.Add(new Municipality { Region = region, Code = municipality, Name = entry.MunicipalityName.Trim() });
        }

        var school = new School
        {
            Code = code,
            MunicipalityCode = municipality,
            Region = region,
            Name = entry.Name!.Trim(),
            TimeZoneId = entry.TimeZone!.Trim(),
            RegulationId = entry.Regulation!.Trim(),
        };
        db.Schools.Add(school);
        await db.SaveChangesAsync(cancellationToken);
        var payload = JsonSerializer.Serialize(new { school.Id, school.Code, school.RegulationId, school.TimeZoneId }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(school.Id), "SchoolAdded", payload, actor, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return school;
    }
}
