using Itog.Exam.Regulation;

namespace Itog.Exam.Rechecks;

/// <summary>What an application for a recheck says.</summary>
/// <param name="FiledAt">When it was received; null for now.</param>
/// <param name="Paper">Number and date of the written application; null from the family's own page.</param>
/// <param name="EarlierFail">The document of a fail that this server does not know of.</param>
/// <param name="LateGround">By whose decision it is heard although it is late.</param>
public sealed record RecheckApplication(RecheckApplicant Applicant, DateTimeOffset? FiledAt = null, string? Paper = null, string? EarlierFail = null, string? LateGround = null);
