using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Forms;

/// <summary>Everything that the expert's protocol prints, and nothing else.</summary>
/// <param name="Sheet">The scores, or null for an attempt that is not scored.</param>
/// <param name="Signature">Null while the protocol is a draft.</param>
/// <param name="CorrectionReason">Why this version corrects an earlier one.</param>
public sealed record ExpertProtocolRecord(
    FormTitles Titles,
    CriteriaSet CriteriaSet,
    string ParticipantName,
    string Class,
    string AuditoriumNumber,
    int? VariantNumber,
    ScoreSheet? Sheet,
    bool EarlyEnd,
    bool Removed,
    string ExpertName,
    ElectronicSignature? Signature,
    int Version,
    string? CorrectionReason)
{
    /// <inheritdoc cref="FormPlace.Rehearsal"/>
    public bool Rehearsal { get; init; }
}
