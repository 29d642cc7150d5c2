using System.Text.Json;
using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>The telephone that a school names for help on the exam day. Stateless; every call is a transaction of its own in the caller's context.</summary>
public sealed class SchoolHelp(ExamDbContext db, TimeProvider time)
{
    /// <param name="phone">Null or empty takes the telephone away.</param>
    /// <returns>The telephone as it is kept.</returns>
    public async Task<Outcome<Done>> NameAsync(int school, string? phone, Actor actor, CancellationToken cancellationToken = default)
    {
        var number = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        if (number is not null && !Telephone.IsTyped(number))
        {
            return Telephone.Faulty;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var kept = await db.Schools.SingleAsync(s => s.Id == school, cancellationToken);
        kept.HelpPhone = number;
        var payload = JsonSerializer.Serialize(new { kept.Id, kept.HelpPhone }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(school), "HelpPhoneNamed", payload, actor, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }
}
