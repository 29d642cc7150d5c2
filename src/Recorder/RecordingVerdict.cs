using System.Text.Json.Serialization;
using Itog.Recorder.Quality;

namespace Itog.Recorder;

/// <summary>What the check of a finished sound file found. It never changes the file and decides nothing: a person does.</summary>
public sealed record RecordingVerdict
{
    /// <summary>The worst grade of the findings.</summary>
    public VerdictGrade Grade { get; init; }

    /// <summary>What is wrong, worst first; empty when nothing is.</summary>
    public IReadOnlyList<QualityFinding> Findings { get; init; } = [];

    /// <summary>Length of the file minus the length by the manifest.</summary>
    public double DurationErrorMilliseconds { get; init; }

    /// <summary>The participant's channel.</summary>
    public required ChannelLevel Left { get; init; }

    /// <summary>The interlocutor's channel.</summary>
    public required ChannelLevel Right { get; init; }

    [JsonIgnore]
    public bool Good => Grade == VerdictGrade.Scorable;

    /// <summary>The kinds of the findings.</summary>
    [JsonIgnore]
    public IEnumerable<RecordingFault> Reasons => Findings.Select(f => f.Fault).Distinct();
}
