using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>Whether somebody may sit again, as the page shows it before anything is typed.</summary>
/// <param name="Used">How often he was admitted again this year.</param>
/// <param name="Refusal">Why not; null when he may.</param>
/// <param name="DecidedBy">Whose decision it needs.</param>
/// <param name="NeedsGround">Whether the valid reason must be shown by a document.</param>
public sealed record ReadmissionOffer(ReadmissionCase Case, int Used, Problem? Refusal, ReadmissionDecision DecidedBy, bool NeedsGround);
