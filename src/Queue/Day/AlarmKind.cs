namespace Itog.Queue.Day;

/// <summary>What the technician is called for.</summary>
public enum AlarmKind
{
    ParticipantLost,
    InterlocutorLost,
    ScreenStopped,
    TechnicalFailure,
    RecordingFailed,
    DiskLow,
}
