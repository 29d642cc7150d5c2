using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>A regulation, value by value. <paramref name="Sources"/> names the documents by the keys that clauses begin with.</summary>
public sealed record RegulationAnswer(RegulationSummary Regulation, IReadOnlyDictionary<string, string> Sources, IReadOnlyList<RegulationEntry> Entries);
