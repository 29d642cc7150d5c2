namespace Itog.Server.Rehearsals;

/// <summary>An auditorium that takes part in a rehearsal.</summary>
internal sealed record RehearsalRoom(int Id, string Number, string Name);
