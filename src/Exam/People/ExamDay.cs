namespace Itog.Exam.People;

/// <summary>One day of the exam at one school, under one regulation.</summary>
public sealed class ExamDay
{
    public int Id { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>The regulation pack that governs the day, <c>ru-2026</c>.</summary>
    public required string RegulationId { get; set; }

    /// <summary>The start, local time of the school.</summary>
    public TimeOnly StartTime { get; set; }

    public ExamDayKind Kind { get; set; }

    /// <summary>
    /// Why the КИМ of this rehearsal may be opened at any hour; null keeps the regulation's hour.
    /// Written only by <see cref="Kim.KimSeal.OverrideAsync"/>, together with its audit line.
    /// </summary>
    public string? KimReleaseOverride { get; internal set; }

    /// <summary>When the exam was closed; from then on nothing of the day changes. Written only by <see cref="Itog.Exam.Closing.DayClosing"/>.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }
}
