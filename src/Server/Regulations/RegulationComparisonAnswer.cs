using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>Two regulations side by side: every value, the same and the different ones.</summary>
public sealed record RegulationComparisonAnswer(RegulationSummary Left, RegulationSummary Right, IReadOnlyList<RegulationDifference> Lines);
