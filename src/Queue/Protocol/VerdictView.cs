using Itog.Recorder.Quality;

namespace Itog.Queue.Protocol;

/// <summary>The verdict on a finished recording, its reasons in Russian with their figures, worst first.</summary>
public sealed record VerdictView(VerdictGrade Grade, IReadOnlyList<string> Reasons);
