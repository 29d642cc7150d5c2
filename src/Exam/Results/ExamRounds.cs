using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>Which of the three dates of a school year a day belongs to. Pure.</summary>
public static class ExamRounds
{
    /// <summary>The round whose proposed date is nearest: a region may have moved its day by an order of its own.</summary>
    public static ExamRound Of(RegulationPack regulation, DateOnly date) =>
        ProposedDate.For(regulation, date.Year)
            .Where(proposed => proposed.Date is not null)
            .OrderBy(proposed => Math.Abs(proposed.Date!.Value.DayNumber - date.DayNumber))
            .Select(proposed => proposed.Round)
            .FirstOrDefault(ExamRound.Main);
}
