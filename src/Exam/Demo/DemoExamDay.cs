using Itog.Exam.People;

namespace Itog.Exam.Demo;

/// <summary>What the demo school consists of on its exam day, for the host that prints the links.</summary>
public sealed record DemoExamDay(School School, Auditorium Auditorium, ExamDay Day, IReadOnlyList<ScheduleEntry> Schedule);
