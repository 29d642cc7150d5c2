namespace Itog.Exam.Closing;

/// <summary>How near a day is to its closing.</summary>
/// <param name="ClosedAt">When it was closed; null while it is open.</param>
/// <param name="Outcomes">How many participants came to each outcome.</param>
/// <param name="Sat">How many saw the КИМ: the rows of the result form.</param>
/// <param name="ProtocolsSigned">How many of the protocols that have to be signed are.</param>
/// <param name="ProtocolsToSign">How many protocols have to be signed.</param>
/// <param name="Gaps">What stands against closing; complete.</param>
/// <param name="Notices">What to look at, though it does not stand against closing.</param>
public sealed record ClosingReview(
    DateTimeOffset? ClosedAt,
    IReadOnlyDictionary<ParticipantOutcome, int> Outcomes,
    int Sat,
    int ProtocolsSigned,
    int ProtocolsToSign,
    IReadOnlyList<ClosingGap> Gaps,
    IReadOnlyList<ClosingGap> Notices);
