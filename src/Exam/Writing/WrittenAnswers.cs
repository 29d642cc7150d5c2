using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Writing;

/// <summary>Reads what was written. Stateless; over the caller's context, on its thread.</summary>
public static class WrittenAnswers
{
    /// <summary>The newest revision of each task of some attempts, in the order of the tasks.</summary>
    public static async Task<IReadOnlyList<WrittenAnswer>> NewestAsync(ExamDbContext db, IReadOnlyCollection<Guid> attempts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return attempts.Count == 0 ? [] : await db.WrittenAnswers.AsNoTracking().Where(w => attempts.Contains(w.AttemptId))
            .Where(w => !db.WrittenAnswers.Any(later => later.AttemptId == w.AttemptId && later.Task == w.Task && later.Revision > w.Revision))
            .OrderBy(w => w.AttemptId).ThenBy(w => w.Task).ToListAsync(cancellationToken);
    }

    /// <summary>SHA-256 of a text in UTF-8, lower-case hex: what the audit log and the draft sheet say of it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
