using Itog.Exam.Closing;

namespace Itog.Server.Closing;

/// <summary>How near a day is to its closing, for the organizer's page.</summary>
/// <param name="Missing">What stands against closing.</param>
/// <param name="Notices">What to look at though it does not.</param>
/// <param name="PackageUrl">Where the transfer package is, once the day is closed.</param>
internal sealed record ClosingAnswer(
    DateTimeOffset? ClosedAt,
    IReadOnlyDictionary<ParticipantOutcome, int> Outcomes,
    int Sat,
    int ProtocolsSigned,
    int ProtocolsToSign,
    IReadOnlyList<ClosingGapAnswer> Missing,
    IReadOnlyList<ClosingGapAnswer> Notices,
    string? PackageUrl)
{
    public static ClosingAnswer Of(int day, int school, ClosingReview review) => new(
        review.ClosedAt,
        review.Outcomes,
        review.Sat,
        review.ProtocolsSigned,
        review.ProtocolsToSign,
        [.. review.Gaps.Select(g => ClosingGapAnswer.Of(school, g))],
        [.. review.Notices.Select(g => ClosingGapAnswer.Of(school, g))],
        review.ClosedAt is null ? null : $"/api/exam-days/{day}/transfer-package.zip");
}
