namespace Itog.Queue.Protocol;

/// <summary>Who would be called next in another auditorium.</summary>
public sealed record NextInLineView(Guid ParticipantId, PersonName Name, string Class);
