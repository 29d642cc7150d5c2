using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Server.Scoring;

/// <summary>A decision as it is sent.</summary>
/// <param name="Category">Null: for everybody.</param>
/// <param name="Ground">By whose decision.</param>
internal sealed record SchemeRequest(ParticipantCategory? Category, ScoringScheme Scheme, string? Ground);
