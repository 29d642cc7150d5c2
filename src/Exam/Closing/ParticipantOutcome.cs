namespace Itog.Exam.Closing;

/// <summary>How the day ended for a participant: by the last attempt, or by the mark of absence.</summary>
public enum ParticipantOutcome
{
    /// <summary>Nothing has happened yet.</summary>
    Awaited,

    /// <summary>Answers now.</summary>
    Running,

    /// <summary>Broken off by a failure of equipment; to be held again [002 §48].</summary>
    Interrupted,

    Finished,

    /// <summary>Did not finish for valid reasons (ИС-08).</summary>
    EarlyEnd,

    /// <summary>Removed (ИС-09).</summary>
    Removed,

    /// <summary>Did not come («Н»).</summary>
    Absent,
}
