using System.Globalization;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>The list of a school, corrected one person at a time. Works in the caller's context; every call is a transaction of its own.</summary>
public sealed class ParticipantBook(ExamDbContext db, TimeProvider time)
{
    private static readonly Problem Missing = new("no-such-participant", "Участника нет", "Такого участника в этой школе нет. Обновите страницу.");

    private static readonly Problem Edited = new(
        "participant-changed", "Карточку уже исправили", "Пока вы правили, карточку изменил кто-то другой. Откройте её заново и внесите свои исправления.");

    private static readonly Problem DocumentTaken = new(
        "document-taken", "Участник с таким документом уже есть", "Документ уже записан у другого участника школы. Проверьте серию и номер или найдите его в списке.");

    private static readonly Problem CodeTaken = new("code-taken", "Код уже занят", "Этот код у другого участника школы. Оставьте поле пустым: школа даст свободный.");

    private static readonly Problem NoReason = new("withdrawal-reason", "Не указана причина", "Напишите, почему участник снят с экзамена: эту строку увидит руководитель.");

    private static readonly Problem Sat = new(
        "participant-sat", "Участник уже сдавал", "У участника есть попытка, снять его со списка нельзя. Исход попытки отмечают на странице собеседника.", "002 §48");

    /// <summary>Adds a person, or tells every fault of his application.</summary>
    public async Task<CardOutcome> AddAsync(int school, ParticipantEntry entry, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FaultsAsync(school, entry, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        var others = await db.Participants.Where(p => p.SchoolId == school).Select(p => new { p.Code, p.DocumentSeries, p.DocumentNumber }).ToListAsync(cancellationToken);
        if (others.Exists(o => Import.KnownPeople.Document(o.DocumentSeries, o.DocumentNumber) == Import.KnownPeople.Document(entry.DocumentSeries, entry.DocumentNumber)))
        {
            return DocumentTaken;
        }

        var codes = others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal);
        var code = entry.Code ?? Enumerable.Range(1, 9999).Select(n => n.ToString("0000", CultureInfo.InvariantCulture)).FirstOrDefault(c => !codes.Contains(c));
        if (code is null)
        {
            return Import.ImportBook.Full;
        }

        if (codes.Contains(code))
        {
            return CodeTaken;
        }

        var person = new Participant
        {
            Id = Guid.NewGuid(),
            SchoolId = school,
            Code = code,
            FamilyName = entry.FamilyName,
            GivenName = entry.GivenName,
            Class = entry.Class,
            DocumentNumber = entry.DocumentNumber,
        };
        entry.WriteTo(person);
        db.Participants.Add(person);
        await NoteAsync("ParticipantAdded", person, null, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return person;
    }

    /// <summary>Writes a corrected application; <paramref name="revision"/> is the one that the page had shown.</summary>
    public async Task<CardOutcome> CorrectAsync(int school, Guid id, int revision, ParticipantEntry entry, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.Participants.SingleOrDefaultAsync(p => p.SchoolId == school && p.Id == id, cancellationToken) is not { } person)
        {
            return Missing;
        }

        if (person.Revision != revision)
        {
            return Edited;
        }

        if (await FaultsAsync(school, entry, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        var others = await db.Participants.Where(p => p.SchoolId == school && p.Id != id).Select(p => new { p.DocumentSeries, p.DocumentNumber }).ToListAsync(cancellationToken);
        if (others.Exists(o => Import.KnownPeople.Document(o.DocumentSeries, o.DocumentNumber) == Import.KnownPeople.Document(entry.DocumentSeries, entry.DocumentNumber)))
        {
            return DocumentTaken;
        }

        entry.WriteTo(person);
        if (await ClosedDay.RefuseCardsAsync(db, cancellationToken) is { } closed)
        {
            return closed;
        }

        person.Revision++;
        await NoteAsync("ParticipantCorrected", person, null, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return person;
    }

    /// <summary>Takes a person off the list and out of every schedule; a null reason puts him back on the list.</summary>
    public async Task<CardOutcome> WithdrawAsync(int school, Guid id, string? reason, bool back, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!back && string.IsNullOrWhiteSpace(reason))
        {
            return NoReason;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.Participants.SingleOrDefaultAsync(p => p.SchoolId == school && p.Id == id, cancellationToken) is not { } person)
        {
            return Missing;
        }

        if (!back && await db.Attempts.AnyAsync(a => a.ParticipantId == id, cancellationToken))
        {
            return Sat;
        }

        person.WithdrawnAt = back ? null : time.GetUtcNow();
        person.WithdrawnBecause = back ? null : reason!.Trim();
        person.Revision++;
        if (!back)
        {
            // His link stops working at once.
            person.LinkRevision++;
            await db.Schedule.Where(e => e.ParticipantId == id && e.ExamDay!.ClosedAt == null).ExecuteDeleteAsync(cancellationToken);
        }

        await NoteAsync(back ? "ParticipantRestored" : "ParticipantWithdrawn", person, reason, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return person;
    }

    private async Task<List<FieldFault>> FaultsAsync(int school, ParticipantEntry entry, CancellationToken cancellationToken)
    {
        var place = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == school, cancellationToken);
        var pack = await SchoolRegulation.OfAsync(db, place, time.GetUtcNow(), cancellationToken);
        var faults = ParticipantCheck.Check(entry, pack, SchoolRegulation.Today(place, time.GetUtcNow()));
        return faults.Any(f => f.Blocks) ? [.. faults] : [];
    }

    /// <summary>Who and what was done; what the application says stays out of the log.</summary>
    private async Task NoteAsync(string type, Participant person, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(new { person.Id, person.Code, person.Revision, reason }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(person.SchoolId), type, payload, actor, time.GetUtcNow()), cancellationToken);
    }
}
