using Itog.Exam.Rechecks;

namespace Itog.Server.Rechecks;

/// <summary>A recording in the list of its rechecker: a code, and until when.</summary>
/// <param name="Due">The last day of the regulation's term; null when it names none.</param>
internal sealed record RecheckTask(string Code, DateTimeOffset AssignedAt, RecheckState State, DateOnly? Due);
