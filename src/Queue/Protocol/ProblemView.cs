using Itog.Exam;
using Itog.Exam.Regulation;

namespace Itog.Queue.Protocol;

/// <summary>Why the server refused, in Russian, and what to do; the clause is in words for people.</summary>
public sealed record ProblemView(string Code, string Title, string Detail, string? Clause)
{
    /// <summary>A problem of the domain with its clause cited by the regulation of the day.</summary>
    public static ProblemView Of(Problem problem, RegulationPack? regulation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(problem.Code, problem.Title, problem.Detail, RegulationPacks.Cite(problem.Clause, regulation));
    }
}
