using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>Which criteria count for a category of participants, and how many points make a pass [004 appendix 12].</summary>
/// <param name="Title">The category for people.</param>
/// <param name="Codes">The criteria that are scored.</param>
/// <param name="ExemptTasks">Tasks that the category is not given at all; they are not «не приступал».</param>
/// <param name="Schemes">The schemes of scoring that are allowed.</param>
public sealed record Scale(
    ParticipantCategory Category,
    string Title,
    string Form,
    IReadOnlyList<string> Codes,
    IReadOnlyList<int> ExemptTasks,
    int Max,
    int Pass,
    IReadOnlyList<ScoringScheme> Schemes,
    string Clause)
{
    /// <summary>The forms of the answer that this row is for; empty when it is for every form that no other row of the category names.</summary>
    public IReadOnlyList<AnswerForm> Answers { get; init; } = [];

    /// <summary>How the category answers, by its row; empty where the row leaves it open. In writing may besides whoever has that recommended [004 §6.7].</summary>
    public IReadOnlyList<AnswerForm> Forms { get; init; } = [];

    /// <summary>Whether the text may also be read aloud although nobody scores that [004 appendix 12, «про себя или вслух»].</summary>
    public bool MayReadAloud { get; init; }

    /// <summary>Whether the participant may use the interlocutor's card in the dialogue [004 appendix 12].</summary>
    public bool InterlocutorCard { get; init; }

    /// <summary>What can be reached: less than <see cref="Max"/> where the source prints more than its criteria give [contradiction C5].</summary>
    public int Reachable { get; init; } = Max;

    /// <summary>What whoever scores by it should know; null when nothing.</summary>
    public string? Note { get; init; }

    public bool Scores(string code) => Codes.Contains(code);

    public bool Assigns(int task) => !ExemptTasks.Contains(task);
}
