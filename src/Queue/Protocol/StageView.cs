using Itog.Exam.Regulation;

namespace Itog.Queue.Protocol;

/// <summary>A stage of the course; <c>BeganAt</c> is null while it lies ahead.</summary>
public sealed record StageView(
    Stage Id, int Number, string Title, int? Task, int? LimitSeconds, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt);
