using Itog.Exam.Regulation;

namespace Itog.Queue.Day;

/// <summary>A stage that has begun, by the server's clock.</summary>
public sealed record StageRun(Stage Stage, DateTimeOffset BeganAt, DateTimeOffset? EndedAt = null)
{
    /// <summary>Since when its time stands still, because the recording is paused or the participant rests; null while it goes on.</summary>
    public DateTimeOffset? StandsSince { get; init; }

    /// <summary>How long its time has stood still before that.</summary>
    public TimeSpan Stood { get; init; }

    /// <summary>What it took of the participant's time; null until it has ended.</summary>
    public TimeSpan? Took => EndedAt - BeganAt - Stood;

    internal StageRun Stand(DateTimeOffset at) => StandsSince is null ? this with { StandsSince = at } : this;

    internal StageRun GoOn(DateTimeOffset at) => StandsSince is { } since ? this with { Stood = Stood + (at - since), StandsSince = null } : this;
}
