using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Server.Hosting;

namespace Itog.Server.Rechecks;

/// <summary>What a family may know and do about a recheck of its result.</summary>
/// <param name="Refusal">Why an application is not taken now; null when it is, and once there is one.</param>
/// <param name="Until">The last day of the application; null when the regulation names no term.</param>
/// <param name="State">How far the recheck has come; null while there is none.</param>
/// <param name="Passed">What stands; null before the decision, and when he answers once more.</param>
internal sealed record OwnRecheckAnswer(
    RecheckAddressee Addressee,
    bool Written,
    bool Final,
    string Source,
    ProblemAnswer? Refusal,
    DateOnly? Until,
    TimeOnly? Hour,
    RecheckState? State,
    DateTimeOffset? FiledAt,
    bool? Passed,
    int? Total,
    DateOnly? DecidedOn,
    DateTimeOffset? AcquaintedAt);
