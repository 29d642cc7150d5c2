using Itog.Exam.People;

namespace Itog.Exam.Kim;

/// <summary>One variant of the exam materials of a day. Secret until <see cref="KimSeal"/> opens: read the content only behind it.</summary>
public sealed class KimVariant
{
    private KimContent content = null!;

    public int Id { get; set; }

    public int ExamDayId { get; set; }

    public ExamDay? ExamDay { get; set; }

    /// <summary>The number that the participant says to the recording.</summary>
    public int Number { get; set; }

    public required KimContent Content
    {
        get => content;
        set => (content, Fingerprint) = (value, KimFingerprint.Of(value));
    }

    /// <summary>The same for every variant with the same text, see <see cref="KimFingerprint"/>.</summary>
    public string Fingerprint { get; private set; } = "";
}
