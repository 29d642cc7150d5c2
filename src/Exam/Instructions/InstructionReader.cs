namespace Itog.Exam.Instructions;

/// <summary>Whom an instruction is written for [004 §11].</summary>
public enum InstructionReader
{
    Participant,
    Family,
    Interlocutor,
    Expert,
    Technician,
    Organizer,
    Observer,
    Assistant,
    SignInterpreter,
}
