namespace Itog.Exam.Regulation;

/// <summary>The recheck of a recording. Its terms are deadlines: <see cref="DeadlineIds.RecheckFiling"/> and those after it.</summary>
public sealed record RecheckRules(
    Ruled<int> AfterFails,
    Ruled<RecheckAddressee> Addressee,
    Ruled<IReadOnlyList<RecheckCommission>> Commission,
    Ruled<bool> Final);
