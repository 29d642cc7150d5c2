using Itog.Exam.Rechecks;

namespace Itog.Server.Rechecks;

/// <summary>What is silent in the copy.</summary>
internal sealed record RecheckBlinding(IReadOnlyList<MutedStretch>? Muted);
