namespace Itog.Exam.Regulation;

/// <summary>The recheck of a recording. Its terms are deadlines: <see cref="DeadlineIds.RecheckFiling"/> and those after it.</summary>
/// <param name="Written">Whether the application is a paper.</param>
/// <param name="Channels">How its result is told, besides the ways in which results are told anyway.</param>
public sealed record RecheckRules(
    Ruled<int> AfterFails,
    Ruled<IReadOnlyList<RecheckApplicant>> Applicants,
    Ruled<bool> Written,
    Ruled<RecheckAddressee> Addressee,
    Ruled<IReadOnlyList<RecheckCommission>> Commission,
    Ruled<RecheckApproval> ApprovedBy,
    Ruled<RecheckUnscorable> Unscorable,
    Ruled<IReadOnlyList<NoticeChannel>> Channels,
    Ruled<bool> Final,
    Ruled<string> ApplicationTitle,
    Ruled<string> ProtocolTitle);
