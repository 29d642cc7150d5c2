namespace Itog.Exam.Regulation;

/// <summary>A file of the regulations folder that cannot be used, and everything that is wrong in it.</summary>
public sealed record RefusedRegulation(string File, IReadOnlyList<RegulationFault> Faults);
