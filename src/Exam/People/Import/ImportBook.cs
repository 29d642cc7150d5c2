using System.Globalization;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People.Import;

/// <summary>Shows what a list would do to a school, and does it when it is clean and nobody changed anything meanwhile. Works in the caller's context.</summary>
public sealed class ImportBook(ExamDbContext db, TimeProvider time)
{
    public static Problem NotClean { get; } = new(
        "list-not-clean", "В списке есть ошибки", "Пока в списке есть хотя бы одна ошибка, не записываем никого. Исправьте строки, названные при проверке, и загрузите файл снова.");

    public static Problem Changed { get; } = new(
        "list-changed", "Пока вы смотрели, список изменился", "Файл или участники школы стали другими, чем при проверке. Проверьте список ещё раз и подтвердите.");

    public static Problem Full { get; } = new(
        "school-full", "Коды участников закончились", "В школе может быть не больше 9999 участников.");

    public async Task<Outcome<ImportPlan>> PlanAsync(int school, Stream file, bool leaveForeign, CancellationToken cancellationToken = default)
    {
        var place = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == school, cancellationToken);
        var participants = await db.Participants.Where(p => p.SchoolId == school && !p.StandIn).ToListAsync(cancellationToken);
        var pack = await SchoolRegulation.OfAsync(db, place, time.GetUtcNow(), cancellationToken);
        return ListImport.Read(file, place, participants, pack, SchoolRegulation.Today(place, time.GetUtcNow()), leaveForeign);
    }

    /// <summary>Writes the whole list or nothing.</summary>
    /// <param name="fingerprint">What <see cref="ImportPlan.Fingerprint"/> said when the plan was shown.</param>
    public async Task<Outcome<ImportPlan>> ApplyAsync(
        int school, Stream file, bool leaveForeign, string fingerprint, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await PlanAsync(school, file, leaveForeign, cancellationToken)).TryGet(out var plan, out var problem))
        {
            return problem;
        }

        if (!plan.Clean)
        {
            return NotClean;
        }

        if (!string.Equals(plan.Fingerprint(), fingerprint, StringComparison.Ordinal))
        {
            return Changed;
        }

        if (!await AddAsync(school, [.. plan.Added], cancellationToken))
        {
            return Full;
        }

        foreach (var person in plan.Changed)
        {
            person.Entry.WriteTo(person.Known!);
            person.Known!.Revision++;
        }

        if (await ClosedDay.RefuseCardsAsync(db, cancellationToken) is { } closed)
        {
            return closed;
        }

        // Who was changed and in which fields; what they say stays out of the log.
        var payload = JsonSerializer.Serialize(
            new
            {
                plan.Rows,
                Added = plan.Added.Count(),
                Changed = plan.Changed.Select(p => new { p.Known!.Id, Fields = p.Changes.Select(c => c.Field) }),
                Foreign = plan.ForeignRows,
            },
            ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(school), "ListImported", payload, actor, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return plan;
    }

    private async Task<bool> AddAsync(int school, List<ListedPerson> added, CancellationToken cancellationToken)
    {
        var codes = (await db.Participants.Where(p => p.SchoolId == school).Select(p => p.Code).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        codes.UnionWith(added.Select(p => p.Entry.Code).OfType<string>());
        var next = 1;
        foreach (var person in added)
        {
            var code = person.Entry.Code;
            while (code is null)
            {
                var candidate = next++.ToString("0000", CultureInfo.InvariantCulture);
                if (candidate.Length > 4)
                {
                    return false;
                }

                code = codes.Add(candidate) ? candidate : null;
            }

            var participant = new Participant
            {
                Id = Guid.NewGuid(),
                SchoolId = school,
                Code = code,
                FamilyName = person.Entry.FamilyName,
                GivenName = person.Entry.GivenName,
                Class = person.Entry.Class,
                DocumentNumber = person.Entry.DocumentNumber,
            };
            person.Entry.WriteTo(participant);
            db.Participants.Add(participant);
        }

        return true;
    }
}
