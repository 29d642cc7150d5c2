using Itog.Exam.Readiness;

namespace Itog.Queue.Protocol;

/// <summary>What a test call came to, for whoever made it.</summary>
public sealed record TestVerdictView(DateTimeOffset At, TestGrade Grade, IReadOnlyList<TestFault> Faults)
{
    public static TestVerdictView Of(TestCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new TestVerdictView(call.At, call.Grade, call.Faults);
    }
}
