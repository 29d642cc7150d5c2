namespace Itog.Exam.Regulation;

/// <summary>Who may sit the exam again in the same school year, how often, and by whose decision.</summary>
public sealed record ReadmissionRules(
    Ruled<int> RetakeLimit,
    Ruled<IReadOnlyList<ReadmissionCase>> Cases,
    Ruled<RemovedReadmission> Removed,
    Ruled<ReadmissionDecision> DecidedBy);
