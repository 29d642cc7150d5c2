namespace Itog.Queue.Wall;

/// <summary>What may be wrong in an auditorium, worst first: in this order a tile names them.</summary>
public enum TroubleKind
{
    /// <summary>Who answers is not connected.</summary>
    ParticipantLost,

    /// <summary>Somebody answers or waits, and no interlocutor is connected.</summary>
    InterlocutorLost,
    RecordingFailed,

    /// <summary>The participant pressed the button for help.</summary>
    HelpAsked,

    /// <summary>Something is wrong with a voice that is being recorded.</summary>
    Sound,
    RecordingPaused,
    ScreenStopped,

    /// <summary>A recording awaits a decision: it is poor, or its participant hears it badly.</summary>
    RecordingDecision,

    /// <summary>Another alarm that nobody has acknowledged.</summary>
    Alarm,

    /// <summary>The picture of who answers does not come.</summary>
    NoPicture,

    /// <summary>A line loses much, is slow or has no room for pictures.</summary>
    WeakLine,

    /// <summary>It is time, and the conference is not open.</summary>
    NotOpen,

    /// <summary>The station has not answered a message for a while.</summary>
    MessageUnread,
}
