using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the act of destruction prints [002 §66–67, D7].</summary>
/// <param name="KeptUntil">Until when the materials had to be kept.</param>
/// <param name="Ground">The clause of that term in words.</param>
/// <param name="ActDate">When the materials were destroyed.</param>
/// <param name="Commission">Those who destroyed and sign.</param>
public sealed record DestructionActRecord(
    FormTitles Titles,
    FormPlace Place,
    DateOnly KeptUntil,
    string Ground,
    DateOnly ActDate,
    IReadOnlyList<DestroyedMaterial> Materials,
    IReadOnlyList<ActSigner> Commission);
