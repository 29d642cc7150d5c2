using Itog.Exam.People;

namespace Itog.Exam.Readiness;

/// <summary>
/// A test call before an exam day and what it showed [002 §40.2]: of a participant, or of an interlocutor at his station. The verdict and its figures are
/// kept, the sound never is. Written once by <see cref="TestCallBook"/>; the newest one of a person counts.
/// </summary>
public sealed class TestCall
{
    public Guid Id { get; init; }

    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    /// <summary>Whose call it was; null for a station's.</summary>
    public Guid? ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    /// <summary>The station's auditorium; null for a participant.</summary>
    public int? AuditoriumId { get; init; }

    public Auditorium? Auditorium { get; init; }

    /// <summary>Who sat at the station.</summary>
    public Guid? StaffMemberId { get; init; }

    public StaffMember? StaffMember { get; init; }

    public DateTimeOffset At { get; init; }

    public TestGrade Grade { get; init; }

    /// <summary>What is to be mended, worst first.</summary>
    public required List<TestFault> Faults { get; init; }

    public required TestFigures Figures { get; init; }
}
