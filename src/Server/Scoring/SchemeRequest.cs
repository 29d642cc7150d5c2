using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Server.Scoring;

/// <summary>A decision as it is sent.</summary>
/// <param name="Category">Null: for everybody.</param>
/// <param name="DecidedBy">Whose decision it is.</param>
/// <param name="Ground">The paper of the decision.</param>
/// <param name="Agreement">The paper of the municipality, where it has to agree.</param>
internal sealed record SchemeRequest(ParticipantCategory? Category, ScoringScheme Scheme, SchemeChooser DecidedBy, string? Ground, string? Agreement = null)
{
    public SchemeWish Wish() => new(Category, Scheme, DecidedBy, Ground ?? "", Agreement);
}
