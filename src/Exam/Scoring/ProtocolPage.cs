namespace Itog.Exam.Scoring;

/// <summary>A protocol together with what its scores come to: what the expert's page shows and the form prints.</summary>
public sealed record ProtocolPage(ExpertProtocol Protocol, ScoreSheet Sheet);
