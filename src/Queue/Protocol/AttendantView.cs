using Itog.Exam.People.Attendants;

namespace Itog.Queue.Protocol;

/// <summary>The page of an assistant or a sign interpreter: whom he is beside, and the room while this one is in it. No other name, and nothing of the КИМ but what is on the screen.</summary>
public sealed record AttendantView : PageView
{
    public override string Kind => "attendant";
    public required AttendantRole Role { get; init; }
    public required string Name { get; init; }
    public required bool ConferenceOpen { get; init; }

    /// <summary>Those of this auditorium to whom he is given, in the order of the schedule.</summary>
    public required IReadOnlyList<AttendedView> Attended { get; init; }

    /// <summary>The one who is in the room now, when he is one of them.</summary>
    public required PersonName? Now { get; init; }
    public required StageView? Stage { get; init; }
    public required DateTimeOffset? RestingSince { get; init; }
    public required RecordingView Recording { get; init; }
    public required bool ParticipantConnected { get; init; }
    public required bool InterlocutorConnected { get; init; }
}
