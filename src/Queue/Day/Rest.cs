using Itog.Exam.Regulation;

namespace Itog.Queue.Day;

/// <summary>A pause that a participant took out of his extra minutes, in the course of a stage whose time stood still meanwhile.</summary>
/// <param name="EndedAt">Null while it lasts.</param>
public sealed record Rest(Stage Stage, DateTimeOffset BeganAt, DateTimeOffset? EndedAt = null)
{
    public TimeSpan Took => EndedAt is { } ended ? ended - BeganAt : TimeSpan.Zero;
}
