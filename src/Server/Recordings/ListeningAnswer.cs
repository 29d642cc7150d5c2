using Itog.Conference;
using Itog.Queue.Protocol;
using Itog.Recorder;

namespace Itog.Server.Recordings;

/// <summary>What a player needs to know of a recording. Times are seconds from its beginning.</summary>
/// <param name="LevelsUrl">Levels of both channels for 100 ms each, see <c>src/Recorder/FORMAT.md</c>; null when there are none.</param>
/// <param name="Verdict">For staff; null for a participant.</param>
internal sealed record ListeningAnswer(
    Guid AttemptId,
    string SoundUrl,
    string? LevelsUrl,
    DateTimeOffset StartedAt,
    double DurationSeconds,
    IReadOnlyList<ListeningAnswer.Stage> Stages,
    IReadOnlyList<ListeningAnswer.Gap> Gaps,
    VerdictView? Verdict)
{
    /// <summary>A stage of the course and the task that is answered in it.</summary>
    internal sealed record Stage(string Title, int? Task, double Begins, double Ends);

    /// <summary>Silence that stands for missing sound.</summary>
    internal sealed record Gap(Seat Side, double Begins, double Seconds, GapCause Cause);
}
