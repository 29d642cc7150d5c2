namespace Itog.Exam.Regulation;

/// <summary>The neighbouring systems by their names, and how files go there.</summary>
public sealed record ExchangeRules(
    Ruled<IReadOnlyList<ServiceFile>> ServiceFiles,
    Ruled<string> ServiceFileName,
    Ruled<string> PlanningProgram,
    Ruled<string> ResultsProgram,
    Ruled<string> ImportProgram,
    Ruled<string> Channel);
