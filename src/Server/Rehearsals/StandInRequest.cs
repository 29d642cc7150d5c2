namespace Itog.Server.Rehearsals;

/// <summary>Into which auditorium a made-up pupil comes.</summary>
internal sealed record StandInRequest(int Auditorium);
