namespace Itog.Recorder;

/// <summary>By whose voice a participant answers: it is what the left channel holds, and what is watched and judged as his.</summary>
public enum AnswerVoice
{
    Participant,

    /// <summary>The sign interpreter speaks what the participant signs; whatever is heard of the participant himself stays on the left, too.</summary>
    SignInterpreter,

    /// <summary>He writes: silence is no fault, and the recording holds the procedure.</summary>
    None,
}
