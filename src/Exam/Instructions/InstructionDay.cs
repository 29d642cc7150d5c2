using Itog.Exam.People;

namespace Itog.Exam.Instructions;

/// <summary>What an instruction tells of one exam day and school besides the regulation.</summary>
/// <param name="Course">Whether it is the exam itself or a rehearsal.</param>
/// <param name="HelpPhone">The telephone that the school has named for help on the day; null when it has not.</param>
public sealed record InstructionDay(string School, DateOnly Date, TimeOnly Start, ExamDayKind Course, string? HelpPhone)
{
    /// <summary>The facts of a day whose school is loaded.</summary>
    public static InstructionDay Of(ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new InstructionDay(day.School!.Name, day.Date, day.StartTime, day.Kind, day.School.HelpPhone);
    }
}
