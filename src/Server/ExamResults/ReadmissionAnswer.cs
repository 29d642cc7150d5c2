using Itog.Exam.Regulation;
using Itog.Server.Hosting;

namespace Itog.Server.ExamResults;

/// <summary>Whether somebody may sit again, and what was decided.</summary>
/// <param name="Used">How often he was admitted again this year.</param>
/// <param name="Refusal">Why he may not; null when he may or already is.</param>
/// <param name="Granted">The round of the decision that is there; null while there is none.</param>
internal sealed record ReadmissionAnswer(
    ReadmissionCase Case, int Used, int Limit, ProblemAnswer? Refusal, bool ByCouncil, string DecidedBySource, bool NeedsGround, ExamRound? Granted, string? Decision);
