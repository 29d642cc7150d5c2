using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>A participant's call for help that nobody has seen to yet. <paramref name="Alarm"/> is acknowledged by <c>acknowledgeAlarm</c>.</summary>
public sealed record HelpCallView(string Alarm, Guid ParticipantId, PersonName Name, HelpNeed Need, DateTimeOffset At);
