using Itog.Conference;

namespace Itog.Recorder.Quality;

/// <summary>One fault of a finished recording with its figure.</summary>
/// <param name="Side">Whose channel; null when it concerns the whole file.</param>
/// <param name="Value">The figure, in the fault's own unit: dB for <c>Quiet</c> and <c>Noisy</c>, seconds for <c>SoundMissing</c>, milliseconds for
/// <c>WrongDuration</c>, else a share from 0 to 1.</param>
/// <param name="Task">The task, 1 to 4, when it concerns one.</param>
public sealed record QualityFinding(RecordingFault Fault, VerdictGrade Grade, Seat? Side, double Value, int? Task = null);
