using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Forms;

/// <summary>Everything that the protocol of a recheck prints, and nothing else.</summary>
/// <param name="Code">The code under which the recording was heard.</param>
/// <param name="Sheet">Null when the recording could not be scored.</param>
/// <param name="UnscorableBecause">Why it could not.</param>
/// <param name="Commission">Which commission rechecked, in words.</param>
/// <param name="FirstTotal">What the first check gave.</param>
/// <param name="Members">Who signs besides the rechecker.</param>
/// <param name="Decision">By what the result was approved; null while it is not.</param>
public sealed record RecheckProtocolRecord(
    FormTitles Titles,
    string Title,
    FormPlace Place,
    string Code,
    string ParticipantName,
    string Class,
    int? VariantNumber,
    CriteriaSet CriteriaSet,
    ScoreSheet? Sheet,
    string? UnscorableBecause,
    string Commission,
    int? FirstTotal,
    string RecheckerName,
    ElectronicSignature? Signature,
    IReadOnlyList<string> Members,
    string? Decision);
