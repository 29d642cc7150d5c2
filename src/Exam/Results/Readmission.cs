using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>That a participant sits the exam again on an additional date, by whose decision and on what ground. Written by <see cref="ReadmissionBook"/>.</summary>
public sealed class Readmission
{
    public Guid Id { get; init; }

    /// <summary>The day after which it is granted.</summary>
    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public Guid ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    public ReadmissionCase Case { get; init; }

    public ExamRound Round { get; init; }

    /// <summary>The decision as people cite it: of the pedagogical council, of the region, of the head.</summary>
    public required string Decision { get; init; }

    public DateOnly DecidedOn { get; init; }

    /// <summary>The document of the valid reason, for the absent and for those who did not finish.</summary>
    public string? Ground { get; init; }

    public Guid EnteredBy { get; init; }

    public DateTimeOffset EnteredAt { get; init; }
}
