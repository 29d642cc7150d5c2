namespace Itog.Queue.Protocol;

/// <summary>What a way to end the running attempt would do now, told before it is confirmed; <paramref name="Source"/> is the clause with its document.</summary>
/// <param name="Rules">In Russian: what becomes of the variant, of his place, of the papers.</param>
/// <param name="Refused">Why it is not open now; null when it is.</param>
public sealed record EndingView(IReadOnlyList<string> Rules, string Source, ProblemView? Refused);
