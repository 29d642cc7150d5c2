namespace Itog.Exam.People.Import;

/// <summary>The file as a whole cannot be read; <see cref="Problem"/> says why and how to mend it. Thrown by readers, caught by <see cref="ListReader"/>.</summary>
public sealed class SheetException(Problem problem) : Exception(problem?.Title)
{
    public Problem Problem { get; } = problem ?? throw new ArgumentNullException(nameof(problem));
}
