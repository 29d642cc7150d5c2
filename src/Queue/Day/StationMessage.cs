namespace Itog.Queue.Day;

/// <summary>A few words of the technician to the station; it stands there until the interlocutor says that he has read it. Part of <see cref="AuditoriumDay"/>.</summary>
public sealed record StationMessage(Guid Id, DateTimeOffset At, string Text)
{
    /// <summary>When the interlocutor said that he has read it.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}
