using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>A date that a regulation proposes, with the terms that count from it.</summary>
public sealed record ExamRoundAnswer(ProposedDate Date, IReadOnlyList<DeadlineAnswer> Deadlines)
{
    public static ExamRoundAnswer Of(RegulationPack pack, ProposedDate proposed)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(proposed);
        return new(proposed, proposed.Date is { } date ? [.. DeadlineSchedule.Of(pack, proposed.Round, date).Select(due => DeadlineAnswer.Of(pack, due))] : []);
    }
}
