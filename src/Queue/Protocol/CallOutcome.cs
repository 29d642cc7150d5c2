namespace Itog.Queue.Protocol;

/// <summary>The answer to every call of the hub that changes something.</summary>
public record CallOutcome(bool Ok, ProblemView? Problem)
{
    public static CallOutcome Done { get; } = new(true, null);

    public static CallOutcome Refused(ProblemView problem) => new(false, problem);
}
