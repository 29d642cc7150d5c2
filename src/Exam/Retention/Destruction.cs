using Itog.Exam.Forms;
using Itog.Exam.People;

namespace Itog.Exam.Retention;

/// <summary>
/// That the materials of an exam day were destroyed: what, how much, by whom. Begun before the first file is deleted, so that a crash in between
/// is seen and finished. Written by <see cref="DestructionBook"/>.
/// </summary>
public sealed class Destruction
{
    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public DateOnly KeptUntil { get; init; }

    /// <summary>The clause of that term, with the name of its document.</summary>
    public required string Source { get; init; }

    /// <summary>Those who destroyed, and sign the act.</summary>
    public required List<ActSigner> Commission { get; init; }

    /// <summary>What there was when it began.</summary>
    public required List<StoredMaterial> Materials { get; init; }

    public Guid EnteredBy { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When the last of it was gone; null while files are deleted, or after a crash between them.</summary>
    public DateTimeOffset? DoneAt { get; internal set; }
}
