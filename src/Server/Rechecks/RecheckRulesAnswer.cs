using Itog.Exam.Regulation;

namespace Itog.Server.Rechecks;

/// <summary>What the regulation says of rechecks, every value with the place that says it.</summary>
/// <param name="Sources">The clause with the name of its document, by the name of the value.</param>
/// <param name="Ways">In which ways this server can tell the result; empty where only signatures count.</param>
/// <param name="Offers">Everybody who failed on this day, and whether he may ask.</param>
internal sealed record RecheckRulesAnswer(
    int AfterFails,
    IReadOnlyList<RecheckApplicant> Applicants,
    bool Written,
    RecheckAddressee Addressee,
    IReadOnlyList<RecheckCommission> Commissions,
    RecheckApproval ApprovedBy,
    RecheckUnscorable Unscorable,
    IReadOnlyList<NoticeChannel> Channels,
    bool Final,
    IReadOnlyDictionary<string, string> Sources,
    string? ForwardingTitle,
    IReadOnlyList<NoticeChannel> Ways,
    IReadOnlyList<RecheckOfferAnswer> Offers);
