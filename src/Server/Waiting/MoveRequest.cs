namespace Itog.Server.Waiting;

/// <summary>Where a waiting participant goes on waiting: another auditorium of the same school and day.</summary>
internal sealed record MoveRequest(int Auditorium);
