namespace Itog.Exam.People;

/// <summary>How a participant answers. Anything but <see cref="Oral"/> needs the ground that the regulation names [004 §6.7].</summary>
public enum AnswerForm
{
    Oral,
    OralWithInterpreter,
    Written,
}
