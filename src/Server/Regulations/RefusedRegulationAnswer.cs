namespace Itog.Server.Regulations;

/// <summary>A file of the regulations folder that cannot be used: everything wrong in it with its line, in Russian.</summary>
public sealed record RefusedRegulationAnswer(string File, IReadOnlyList<string> Faults);
