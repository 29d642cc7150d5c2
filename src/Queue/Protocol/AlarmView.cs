using Itog.Exam.People;

namespace Itog.Queue.Protocol;

/// <summary>A call for the technician; <paramref name="RepeatedAt"/> is set once it was raised a second time.</summary>
public sealed record AlarmView(
    string Id,
    DateTimeOffset At,
    string Text,
    bool Acknowledged,
    DateTimeOffset? AcknowledgedAt,
    StaffRole? AcknowledgedBy,
    DateTimeOffset? RepeatedAt,
    DateTimeOffset? OverAt);
