using Itog.Exam.People;

namespace Itog.Exam.Instructions;

/// <summary>What an instruction tells of one exam day besides the regulation.</summary>
/// <param name="HelpPhone">The telephone that the school has named for help on the day; null when it has not.</param>
public sealed record InstructionDay(DateOnly Date, TimeOnly Start, string? HelpPhone)
{
    /// <summary>The facts of a day whose school is loaded.</summary>
    public static InstructionDay Of(ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new InstructionDay(day.Date, day.StartTime, day.School!.HelpPhone);
    }
}
