namespace Itog.Server.Regulations;

/// <summary>The regulations that the server knows, and the files that it refused.</summary>
public sealed record RegulationListAnswer(IReadOnlyList<RegulationSummary> Items, IReadOnlyList<RefusedRegulationAnswer> Refused);
