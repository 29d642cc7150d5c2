namespace Itog.Server.People;

/// <summary>The number and the name that an auditorium is to have.</summary>
internal sealed record AuditoriumRequest(string? Number, string? Name);
