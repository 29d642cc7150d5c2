using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>
/// Which scheme a day is scored by: for everybody, or for one category. A newer decision for the same people replaces an older one, which stays.
/// Written only by <see cref="SchemeBook"/>.
/// </summary>
public sealed class SchemeDecision
{
    public int Id { get; init; }

    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    /// <summary>Whom it concerns; null for everybody without a decision of their own.</summary>
    public ParticipantCategory? Category { get; init; }

    public ScoringScheme Scheme { get; init; }

    /// <summary>By whose decision: «приказ № 12 от 20.01.2026».</summary>
    public required string Ground { get; init; }

    public Guid EnteredById { get; init; }

    public StaffMember? EnteredBy { get; init; }

    public DateTimeOffset EnteredAt { get; init; }
}
