using Itog.Exam.Readiness;

namespace Itog.Queue.Hub;

/// <summary>What the server measured in a test call: its figures, and what is wrong with the voice of the test recording.</summary>
public sealed record TestMeasured(TestFigures Figures, IReadOnlyList<TestFault> OfVoice)
{
    public static TestMeasured Nothing { get; } = new(new TestFigures(), []);
}
