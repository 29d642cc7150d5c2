namespace Itog.Exam;

/// <summary>The value of an <see cref="Outcome{T}"/> that has nothing to say but "done".</summary>
public readonly record struct Done
{
    public static Outcome<Done> Yes => default(Done);
}
