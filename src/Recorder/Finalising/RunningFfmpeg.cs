namespace Itog.Recorder.Finalising;

/// <summary>Names a child process, so that the next run of the server can end it if this one dies before it.</summary>
internal sealed record RunningFfmpeg(int Pid, DateTimeOffset Started);
