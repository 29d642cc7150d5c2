using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>A choice of the scheme as it is entered: for whom, which, by whose decision.</summary>
/// <param name="Category">Whom it concerns; null for everybody without a decision of their own.</param>
/// <param name="DecidedBy">Whose decision it is; the pack says whose it may be.</param>
/// <param name="Ground">The paper of the decision: «приказ № 12 от 20.01.2026».</param>
/// <param name="Agreement">The paper of the municipality's consent, where the pack asks for it [001 §10.2].</param>
public sealed record SchemeWish(ParticipantCategory? Category, ScoringScheme Scheme, SchemeChooser DecidedBy, string Ground, string? Agreement = null)
{
    /// <summary>Both papers in one line, as the decision keeps them.</summary>
    public string WholeGround => string.IsNullOrWhiteSpace(Agreement) ? Ground.Trim() : $"{Ground.Trim()}; согласовано с МОУО: {Agreement.Trim()}";
}
