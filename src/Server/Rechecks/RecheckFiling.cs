using Itog.Exam.Regulation;

namespace Itog.Server.Rechecks;

/// <summary>An application as the school enters it.</summary>
/// <param name="FiledOn">The day on which it was received, by the school's calendar.</param>
/// <param name="FiledTime">The hour, where the regulation's term has one.</param>
internal sealed record RecheckFiling(
    Guid Participant, RecheckApplicant Applicant, DateOnly FiledOn, TimeOnly? FiledTime, string? Paper, string? EarlierFail, string? LateGround);
