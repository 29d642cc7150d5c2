namespace Itog.Exam.People;

/// <summary>
/// One sitting of one participant with one variant. A projection of the auditorium's events:
/// written by the exam day in the same transaction as those, read by scoring and forms.
/// </summary>
public sealed class Attempt
{
    public Guid Id { get; set; }

    public int ExamDayId { get; set; }

    public ExamDay? ExamDay { get; set; }

    public int AuditoriumId { get; set; }

    public Auditorium? Auditorium { get; set; }

    public Guid ParticipantId { get; set; }

    public Participant? Participant { get; set; }

    /// <summary>1 for the first sitting of this participant on this day.</summary>
    public int Number { get; set; }

    public int? VariantNumber { get; set; }

    public DateTimeOffset AdmittedAt { get; set; }

    /// <summary>When the participant's own browser had rendered the first frame of the КИМ.</summary>
    public DateTimeOffset? KimShownAt { get; set; }

    /// <summary>The start that ИС-02 prints: fixed when the КИМ is shown.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Null while the attempt runs.</summary>
    public AttemptOutcome? Outcome { get; set; }

    /// <summary>The decision of the state commission by which nothing of it was recorded, as it stood at the admission [001 §8.8]; null when it was.</summary>
    public string? WithoutRecording { get; set; }

    /// <summary>When the participant confirmed the register in his own page, in place of the signature in ИС-02.</summary>
    public DateTimeOffset? SignatureConfirmedAt { get; set; }
}
