namespace Itog.Exam.People.Attendants;

/// <summary>As what somebody joins beside a participant who needs him [004 §6.5].</summary>
public enum AttendantRole
{
    /// <summary>Helps technically: reads the task to him, helps him with his place; never with the answer [004 §5.2].</summary>
    Assistant,

    /// <summary>Signs what is said to the participant and speaks what he signs [004 appendix 12].</summary>
    SignInterpreter,
}
