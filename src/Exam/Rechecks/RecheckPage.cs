using Itog.Exam.Scoring;
using Itog.Exam.Writing;

namespace Itog.Exam.Rechecks;

/// <summary>A recheck with what its protocol comes to. Its person is in it: only what is blinded goes to the rechecker.</summary>
/// <param name="Variant">The variant of the exam materials that is answered.</param>
public sealed record RecheckPage(Recheck Recheck, ScoreSheet Sheet, int? Variant)
{
    /// <summary>What was written in answer, without the names of who wrote it; null for who answered orally.</summary>
    public IReadOnlyList<WrittenAnswer>? Written { get; init; }
}
