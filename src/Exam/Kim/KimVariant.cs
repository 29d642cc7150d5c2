using Itog.Exam.People;

namespace Itog.Exam.Kim;

/// <summary>One variant of the exam materials of a day. Secret until <see cref="KimSeal"/> opens: read the content only behind it.</summary>
public sealed class KimVariant
{
    public int Id { get; set; }

    public int ExamDayId { get; set; }

    public ExamDay? ExamDay { get; set; }

    /// <summary>The number that the participant says to the recording.</summary>
    public int Number { get; set; }

    public required KimContent Content { get; set; }
}
