using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Server.Regulations;

namespace Itog.Server.ExamResults;

/// <summary>A term of the regulation as it stands today.</summary>
internal sealed record TermAnswer(DeadlineAnswer Deadline, TermState State, DateOnly? DoneOn)
{
    public static TermAnswer Of(RegulationPack regulation, Term term) => new(DeadlineAnswer.Of(regulation, term.Due), term.State, term.DoneOn);
}
