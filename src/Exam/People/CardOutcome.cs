namespace Itog.Exam.People;

/// <summary>What became of a participant's card: it is written, or a refusal, or every fault of the application at once.</summary>
public sealed record CardOutcome(Participant? Person, Problem? Problem, IReadOnlyList<FieldFault> Faults)
{
    public static implicit operator CardOutcome(Participant person) => new(person, null, []);

    public static implicit operator CardOutcome(Problem problem) => new(null, problem, []);

    public static implicit operator CardOutcome(List<FieldFault> faults) => new(null, null, faults);
}
