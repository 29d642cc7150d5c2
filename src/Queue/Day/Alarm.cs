using Itog.Exam.People;
using Itog.Recorder.Quality;

namespace Itog.Queue.Day;

/// <summary>
/// A call for the technician, kept until he acknowledges it. When nobody does in time it is raised a second time: louder, and to the
/// interlocutor and the organizer too. <paramref name="Id"/> is the revision of the day at which it arose.
/// </summary>
public sealed record Alarm(string Id, DateTimeOffset At, AlarmKind Kind, Guid? Participant, string? Detail)
{
    /// <summary>The attempt that it is about, when it is about one.</summary>
    public Guid? Attempt { get; init; }

    /// <summary>The voice and its fault, for <see cref="AlarmKind.Sound"/>.</summary>
    public SoundTrouble? Sound { get; init; }

    /// <summary>For <see cref="AlarmKind.HelpAsked"/>.</summary>
    public HelpNeed? Need { get; init; }

    /// <summary>Of the verdict, for <see cref="AlarmKind.RecordingPoor"/>.</summary>
    public VerdictGrade? Grade { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who acknowledged it, by role; the audit log knows the person.</summary>
    public StaffRole? AcknowledgedBy { get; init; }

    /// <summary>When it was raised the second time.</summary>
    public DateTimeOffset? RepeatedAt { get; init; }

    /// <summary>When its cause went away by itself.</summary>
    public DateTimeOffset? OverAt { get; init; }

    public bool Acknowledged => AcknowledgedAt is not null;

    /// <summary>Still wrong, and nobody has said that he sees to it.</summary>
    public bool Pressing => !Acknowledged && OverAt is null;
}
