using Itog.Exam.Readiness;
using Itog.Exam.Regulation;

namespace Itog.Server.Readiness;

/// <summary>One thing that the day needs, with the clause that asks for it.</summary>
internal sealed record ReadinessCheckAnswer(string Code, string Title, CheckState State, string Detail, string? Section, string? Clause, string? Source)
{
    public static ReadinessCheckAnswer Of(ReadinessCheck check) =>
        new(check.Code, check.Title, check.State, check.Detail, check.Section, check.Clause, RegulationPacks.Cite(check.Clause));
}
