using Itog.Exam.Regulation;

namespace Itog.Queue.Day;

/// <summary>A stage that has begun, by the server's clock.</summary>
public sealed record StageRun(Stage Stage, DateTimeOffset BeganAt, DateTimeOffset? EndedAt = null);
