namespace Itog.Queue.Day;

/// <summary>What the technician is called for.</summary>
public enum AlarmKind
{
    ParticipantLost,
    InterlocutorLost,

    /// <summary>The connection of an assistant or a sign interpreter was lost while his participant answers.</summary>
    AttendantLost,
    ScreenStopped,
    TechnicalFailure,
    RecordingFailed,
    DiskLow,

    /// <summary>The recording of who answers is switched off by hand: nobody may forget it so.</summary>
    RecordingPaused,

    /// <summary>Something is wrong with a voice that is being recorded.</summary>
    Sound,

    /// <summary>The check of a finished recording found it doubtful or not to be scored: a person has to decide [004 §5.7].</summary>
    RecordingPoor,

    /// <summary>The participant listened to his recording and hears it badly.</summary>
    RecordingDisputed,

    /// <summary>The participant pressed the button for help on his page.</summary>
    HelpAsked,
}
