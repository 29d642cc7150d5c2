namespace Itog.Queue.Protocol;

/// <summary>A call for the technician.</summary>
public sealed record AlarmView(string Id, DateTimeOffset At, string Text, bool Acknowledged);
