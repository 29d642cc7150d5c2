using Itog.Exam.People;

namespace Itog.Exam.Results;

/// <summary>
/// That the results of a closed exam day came back from processing and were approved: nobody is told a result before it.
/// Written once by <see cref="ResultBook"/>; what a person typed from the order, nothing computed.
/// </summary>
public sealed class ResultApproval
{
    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public DateOnly ProcessingEndedOn { get; init; }

    public DateOnly ApprovedOn { get; init; }

    /// <summary>Number and date of the order or minutes, as people cite it.</summary>
    public required string Decision { get; init; }

    public Guid EnteredBy { get; init; }

    public DateTimeOffset EnteredAt { get; init; }
}
