using Itog.Exam.Scoring;

namespace Itog.Server.Rechecks;

/// <summary>The scores of a rechecker as they are sent; a criterion without a score is null.</summary>
internal sealed record RecheckDraft(IReadOnlyDictionary<string, int?>? Scores, IReadOnlyList<int>? NotAttemptedTasks, IReadOnlyList<NotedError>? Errors);
