using Itog.Exam.Regulation;

namespace Itog.Queue.Protocol;

/// <summary>A stage of the course; <c>BeganAt</c> is null while it lies ahead.</summary>
/// <param name="StandsSince">Since when its time stands still, because the recording is paused.</param>
/// <param name="StoodSeconds">How long it has stood still before.</param>
/// <param name="ExtraSeconds">What the participant may add to the limit out of his extra minutes; 0 for most.</param>
public sealed record StageView(
    Stage Id, int Number, string Title, int? Task, int? LimitSeconds, int ExtraSeconds, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt,
    DateTimeOffset? StandsSince, double StoodSeconds);
