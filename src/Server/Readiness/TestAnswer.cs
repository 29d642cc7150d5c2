using Itog.Exam.Readiness;

namespace Itog.Server.Readiness;

/// <summary>A test call with its verdict and figures.</summary>
/// <param name="By">Who sat at the station; null for a participant's.</param>
internal sealed record TestAnswer(DateTimeOffset At, TestGrade Grade, IReadOnlyList<TestFault> Faults, TestFigures Figures, string? By)
{
    public static TestAnswer? Of(TestCall? call) => call is null ? null : new(call.At, call.Grade, call.Faults, call.Figures, call.StaffMember?.FullName);
}
