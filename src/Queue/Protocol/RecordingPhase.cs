namespace Itog.Queue.Protocol;

/// <summary>How the recording of an attempt stands, as pages see it.</summary>
public enum RecordingPhase
{
    NotStarted,
    Recording,
    Finalising,
    Ready,
    Failed,
}
