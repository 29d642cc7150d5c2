using Itog.Exam.People;

namespace Itog.Exam.Results;

/// <summary>That a participant or a parent knows the result, and since when: by his own button in the letter's page, or by a signature on paper. Written by <see cref="ResultBook"/>.</summary>
public sealed class ResultAcquaintance
{
    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public Guid ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    public ResultReader Reader { get; init; }

    /// <summary>The moment of the button; for a signature the moment it was noted.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The date beside the signature on paper; null for the button.</summary>
    public DateOnly? SignedOn { get; init; }
}
