namespace Itog.Exam.Instructions;

/// <summary>Where in the exam its reader is when he needs a section; pages open the instruction there.</summary>
public enum InstructionPlace
{
    Before,
    Waiting,
    Answer,
    Trouble,
    After,
}
