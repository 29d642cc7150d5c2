namespace Itog.Exam.Scoring;

/// <summary>An error that the expert noted, with its place in the recording, so that it can be heard again.</summary>
/// <param name="Seconds">From the beginning of the recording; null when there is none.</param>
/// <param name="Note">What was said, in the expert's words; often nothing.</param>
public sealed record NotedError(ErrorKind Kind, double? Seconds, string? Note = null)
{
    /// <summary>The most errors that one protocol holds.</summary>
    public const int Limit = 200;

    /// <summary>The longest note, in characters.</summary>
    public const int NoteLimit = 200;

    /// <summary>A place in a recording is never later than this.</summary>
    public const double LatestSecond = 86_400;
}
