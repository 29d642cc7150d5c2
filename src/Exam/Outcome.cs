using System.Diagnostics.CodeAnalysis;

namespace Itog.Exam;

/// <summary>What a rule answers: a value, or the problem that forbids it. Refusals are values; exceptions mean bugs.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    /// <summary>The refusal, or null when there is a value.</summary>
    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;

    /// <summary>The value. Reading it from a refusal is a bug and throws.</summary>
    public T Value => Problem is null
        ? value!
        : throw new InvalidOperationException($"No value: {Problem.Code}. {Problem.Detail}");

    /// <summary>True with the value, or false with the problem.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Problem? problem)
    {
        result = value;
        problem = Problem;
        return Problem is null;
    }

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Problem is null ? next(value!) : Problem;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
