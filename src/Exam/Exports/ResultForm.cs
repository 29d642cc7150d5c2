using Itog.Exam.Forms;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Exports;

/// <summary>
/// The specialised form of results: one record for the paper form and for every file [001 appendix 10, D10]. Its rows are those who sat [D11];
/// nobody is in it whose results are processed by hand [001 §8.8]. Immutable.
/// </summary>
public sealed record ResultForm(FormTitles Titles, FormPlace Place, CriteriaSet CriteriaSet, IReadOnlyList<ResultFormRow> Rows)
{
    /// <summary>The code of the subject in every system that takes this form.</summary>
    public const string SubjectCode = "20";

    /// <summary>How many persons stand on one page of the neighbouring systems' package.</summary>
    public const int PersonsPerPage = 20;
}
