namespace Itog.Exam.People;

/// <summary>One line of the connection schedule: when a participant is to connect to which auditorium.</summary>
public sealed class ScheduleEntry
{
    public int Id { get; set; }

    public int ExamDayId { get; set; }

    public ExamDay? ExamDay { get; set; }

    public int AuditoriumId { get; set; }

    public Auditorium? Auditorium { get; set; }

    public Guid ParticipantId { get; set; }

    public Participant? Participant { get; set; }

    public DateTimeOffset ScheduledAt { get; set; }

    /// <summary>When the absence («Н») was noted; null for everybody who came or may still come.</summary>
    public DateTimeOffset? AbsentAt { get; set; }
}
