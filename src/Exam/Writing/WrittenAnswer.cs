using Itog.Exam.People;

namespace Itog.Exam.Writing;

/// <summary>
/// One saved revision of what a participant writes in answer to a task [004 §6.7]. The newest one is the answer. The audit log knows its hash and not
/// its words: those go with the recordings when their term is over. Written by the exam day in the transaction of its event.
/// </summary>
public sealed class WrittenAnswer
{
    public Guid AttemptId { get; init; }

    public Attempt? Attempt { get; init; }

    public int Task { get; init; }

    /// <summary>From 1, one more with every save.</summary>
    public int Revision { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset SavedAt { get; init; }
}
